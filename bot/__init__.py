"""Kentongan."""
