"""JSON, read and written strictly: text, objects, values, and a cattrs converter for classes. It knows no report; formats may import it."""
