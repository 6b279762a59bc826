"""The machine: disks, networks, upgrades, ports."""
