"""Training (演练): a desk of the same shape as the real one, at which demo persons are served and nothing is ever done."""
