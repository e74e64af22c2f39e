"""Sentences and tiles -> observations, with every printed number accounted for."""
