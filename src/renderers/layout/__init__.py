"""Report → Document: this package knows what a report means and what stands on its page. It knows no format."""

from renderers.layout.document import lay_out

__all__ = ["lay_out"]
