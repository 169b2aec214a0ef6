"""Documents made for tests, their texts, and the fonts to set them in. It knows no report and reads no file."""
