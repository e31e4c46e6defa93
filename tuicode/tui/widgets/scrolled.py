"""How large that is which a widget without scrollbars scrolls over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.scroll_view import ScrollView


def scroll_over(widget: ScrollView, size: Size) -> None:
    """Let a widget scroll over so many columns and rows, and no further.

    Where `virtual_size` is set as usual, Textual lays out the whole screen anew, as scrollbars
    could come or go: with each letter of a filter, and once more when a screen opens.
    """
    if size != widget.virtual_size:
        widget.set_reactive(Widget.virtual_size, size)
        widget.scroll_x = widget.validate_scroll_x(widget.scroll_x)
        widget.scroll_y = widget.validate_scroll_y(widget.scroll_y)
