"""How elements look: by classes and one style sheet, or by a style on each element. It knows no text of the page.

Whoever changes the look of an element changes it in both `stylesheet` and `inline`.
"""
