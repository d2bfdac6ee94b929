"""Kentongan: breaking-news alerts for Telegram, one alert a story."""

__version__ = "0.1.0"
