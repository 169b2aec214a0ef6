"""How elements look: by classes and one style sheet, or by a style on each element. It knows no text of the page.

What changes the look of an element is changed in both `stylesheet` and `inline`.
"""
