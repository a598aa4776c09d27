"""Measures how fast we are beside the libraries that we build on: `make bench`."""
