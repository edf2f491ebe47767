"""The chat that the page and the widget speak."""
