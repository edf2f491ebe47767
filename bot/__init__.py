"""Sportello Rete: rules, understanding, directory and the channels on them."""
