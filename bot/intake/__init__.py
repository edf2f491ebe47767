"""Reading what people write: facts, places and short answers. Pure."""
