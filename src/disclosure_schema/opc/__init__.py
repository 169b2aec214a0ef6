"""Packages of zip and XML (Open Packaging Conventions, ECMA-376 part 2): read within limits, written with the same bytes each time.

This room knows neither Word nor reports, so its errors name no format. Only `package` and `parsing` load lxml.
"""
