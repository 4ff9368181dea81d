"""Guides for builders of front ends, served beside the reference."""
