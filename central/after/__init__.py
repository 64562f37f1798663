"""What comes after a case: which acts are possible now, and what each of them changes. The resident asks through 我的办件."""
