"""Figures on annotated data, beside their marks; a gate that holds them."""
