"""All public pages."""

from central.public import cashier, guide, index, progress, service, verify

ROUTERS = (index.ROUTER, guide.ROUTER, verify.ROUTER, cashier.ROUTER, progress.ROUTER, service.ROUTER)
