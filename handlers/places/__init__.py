"""Groups and channels, and who may set them up."""
