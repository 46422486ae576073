"""Who may do what: the matrix as data, and the viewer it is asked for."""

from livline.office.access.matrix import Permission, Relation, Verb
from livline.office.access.viewer import Viewer

__all__ = ["Permission", "Relation", "Verb", "Viewer"]
