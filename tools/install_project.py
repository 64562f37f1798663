"""Puts this checkout into the virtual environment that runs the file: importable, with its commands in bin/.

It does what `pip install -e .` would, without a build backend and without network: one .pth file for the imports and
one small script for each line of [project.scripts]. The source tree stays the only copy of the code.
"""

import sys
import sysconfig
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The shebang of a path with a space in it does not work, so /bin/sh reads the first lines and Python the rest.
SCRIPT = """\
#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from {module} import {function}

sys.exit({function}())
"""


def install(root: Path, site_packages: Path, bin_dir: Path) -> list[Path]:
    """The files written: the .pth file, then the scripts."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    path_file = site_packages / f"{project['name']}.pth"
    path_file.write_text(f"{root}\n", encoding="utf-8")
    scripts = [write_script(bin_dir, name, target) for name, target in project["scripts"].items()]
    return [path_file, *scripts]


def write_script(bin_dir: Path, name: str, target: str) -> Path:
    """The executable script `name`, calling `target`, which is written `module:function`."""
    module, _, function = target.partition(":")
    script = bin_dir / name
    script.write_text(SCRIPT.format(python=bin_dir / "python", module=module, function=function), encoding="utf-8")
    script.chmod(0o755)
    return script


if __name__ == "__main__":
    if sys.prefix == sys.base_prefix:
        sys.exit("tools/install_project.py: run it with the Python of a virtual environment")
    install(ROOT, Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("scripts")))
