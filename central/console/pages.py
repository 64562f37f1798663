"""All pages of the console."""

from central.console import book, desk, login, papers

ROUTERS = (login.ROUTER, desk.ROUTER, papers.ROUTER, book.ROUTER)
