"""How a promise is tried: the file of a document, what is seen in it, and the smallest document that shows a flaw."""
