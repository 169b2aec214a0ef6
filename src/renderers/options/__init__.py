"""The options of a renderer: the fields of its class, and how they are set from text. It knows no format by name."""

from renderers.options.setting import Option, options_of, with_options

__all__ = ["Option", "options_of", "with_options"]
