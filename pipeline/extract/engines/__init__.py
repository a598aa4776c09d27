"""The engines that find grids on a page, behind one interface (`base.Engine`)."""
