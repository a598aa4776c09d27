"""Published Indonesian performance reports (LKjIP) in, a tidy, checked, traceable dataset out."""

from pipeline.load import load

__all__ = ["__version__", "load"]

__version__ = "0.1.0"
