"""All public pages."""

from central.public import cashier, guide, progress, service, verify

ROUTERS = (guide.ROUTER, verify.ROUTER, cashier.ROUTER, progress.ROUTER, service.ROUTER)
