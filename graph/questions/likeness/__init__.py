"""How like two statements and two roles are: their words, what these mean, their titles and their skills."""
