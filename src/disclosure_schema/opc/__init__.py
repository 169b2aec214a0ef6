"""Zip-and-XML packages (Open Packaging Conventions, ECMA-376 part 2), read within bounds and written alike each time.

It knows neither Word nor reports, and says what is wrong without naming a format. lxml is loaded with `package` only.
"""
