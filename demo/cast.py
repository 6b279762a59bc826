"""The cast: people of the office, by their posts."""

from office.people import Employment, NewMember, Role

CAST = {
    "Petugas loket 1": NewMember("Rina Wulandari", "kanim", (Role.OFFICER,)),
    "Petugas loket 2": NewMember(
        "Dedi Kurniawan", "kanim", (Role.OFFICER,), employment=Employment.PPNPN
    ),
    "Petugas UKK Musi Rawas": NewMember("Yuni Astuti", "ukk-musi-rawas", (Role.OFFICER,)),
    "Kasi Dokintalkim": NewMember(
        "Hendra Saputra", "kanim", (Role.SECTION_HEAD, Role.SOP_KEEPER), "dokintalkim"
    ),
    "Kasi Inteldakim": NewMember("Sri Mulyati", "kanim", (Role.SECTION_HEAD,), "inteldakim"),
    "Kasi Tikim": NewMember("Andi Pratama", "kanim", (Role.SECTION_HEAD,), "tikim"),
    "Kasubbag Tata Usaha": NewMember("Tuti Handayani", "kanim", (Role.SECTION_HEAD,), "tu"),
    "Kepala kantor": NewMember("Bambang Wijaya", "kanim", (Role.HEAD_OF_OFFICE,)),
    "Pelatih": NewMember("Lestari Ningsih", "kanim", (Role.TRAINER,)),
    "Admin": NewMember("Agus Salim", "kanim", (Role.ADMIN,), "tikim"),
}
