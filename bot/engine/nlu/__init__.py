"""What our pipeline adds to Rasa's: every component named in ``config.yml``."""
