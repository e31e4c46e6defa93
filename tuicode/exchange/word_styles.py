"""Which text of a Word document is bold, by its own properties or by its style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = _W + "val"
_OFF = frozenset({"0", "false", "off"})


class BoldStyles:
    """Looks up whether styles are bold, each once."""

    def __init__(self, document: Document) -> None:
        """Keep the document; its styles are read when the first is asked for."""
        self._document = document
        self._styles: dict[str, Any] | None = None
        self._found: dict[str, bool] = {}

    def is_bold_run(self, properties: Any, otherwise: bool) -> bool:
        """Tell whether a run is bold, by its properties, its style or that of its paragraph."""
        own = properties.find(_W + "b")
        if own is not None:
            return own.get(_VALUE) not in _OFF
        style = properties.find(_W + "rStyle")
        return otherwise or (style is not None and self.is_bold(style.get(_VALUE)))

    def is_bold(self, name: str | None) -> bool:
        """Tell whether the style with this id is bold, itself or by what it is based on."""
        if name is None:
            return False
        if name not in self._found:
            self._found[name] = False  # styles based on each other in a ring end here
            self._found[name] = self._look_up(name)
        return self._found[name]

    def _look_up(self, name: str) -> bool:
        style = self._all_styles().get(name)
        if style is None:
            return False
        own = style.find(f"{_W}rPr/{_W}b")
        if own is not None:
            return own.get(_VALUE) not in _OFF
        based_on = style.find(_W + "basedOn")
        return based_on is not None and self.is_bold(based_on.get(_VALUE))

    def _all_styles(self) -> dict[str, Any]:
        if self._styles is None:
            styles = self._document.styles.element.iterchildren(_W + "style")
            self._styles = {style.get(_W + "styleId"): style for style in styles}
        return self._styles
