"""One file for each edition of the measure, in the order of its act."""
