"""The parts composed: open an article, a listening session, an export job."""
