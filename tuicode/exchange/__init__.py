"""What comes in and goes over: a file on disk becomes a neutral transcript, and no project."""
