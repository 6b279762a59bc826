-- An office as version b23d9d42 left it on SQLite: open forms, waiting messages of every kind whose
-- facts it joined with a sign, a report and a verification whose words are erased, whole histories.
-- Made by its own services, and never changed: rows like these are in the databases of offices.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE announcement (
	id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	html VARCHAR NOT NULL, 
	photo_id VARCHAR, 
	document_id VARCHAR, 
	audience VARCHAR NOT NULL, 
	needs_ack BOOLEAN NOT NULL, 
	is_urgent BOOLEAN NOT NULL, 
	send_at DATETIME, 
	in_force_until DATE, 
	changes INTEGER, 
	edition INTEGER NOT NULL, 
	approved_by INTEGER, 
	reason VARCHAR NOT NULL, 
	held_until DATETIME, 
	due_at DATETIME, 
	shown VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	submitted_at DATETIME, 
	started_at DATETIME, 
	finished_at DATETIME, 
	corrected_at DATETIME, 
	recalled_at DATETIME, 
	CONSTRAINT pk_announcement PRIMARY KEY (id), 
	CONSTRAINT fk_announcement_approved_by_member FOREIGN KEY(approved_by) REFERENCES member (id), 
	CONSTRAINT fk_announcement_author_id_member FOREIGN KEY(author_id) REFERENCES member (id)
);
INSERT INTO "announcement" VALUES(1,8,'berjalan','<b>Apel</b> pukul 07.15',NULL,NULL,'{"sections": [], "units": ["kanim"], "roles": [], "employment": [], "unread_of": null}',0,0,'2026-11-30 02:00:00.000000',NULL,NULL,1,7,'',NULL,'2026-11-30 02:20:03.000000','berjalan:False:8,0,0,0,0,0,0,0,0','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000',NULL,'2026-11-30 02:20:00.000000',NULL);
INSERT INTO "announcement" VALUES(2,8,'draf','<b>Rapat</b>',NULL,NULL,'',0,0,NULL,NULL,NULL,0,NULL,'',NULL,NULL,'','2026-11-30 02:20:00.000000',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE announcement_delivery (
	id INTEGER NOT NULL, 
	announcement_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	unit VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	is_late BOOLEAN NOT NULL, 
	read_at DATETIME, 
	read_before_at DATETIME, 
	nudges INTEGER NOT NULL, 
	last_nudged_at DATETIME, 
	CONSTRAINT pk_announcement_delivery PRIMARY KEY (id), 
	CONSTRAINT fk_announcement_delivery_announcement_id_announcement FOREIGN KEY(announcement_id) REFERENCES announcement (id), 
	CONSTRAINT fk_announcement_delivery_member_id_member FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT uq_announcement_delivery_announcement_id UNIQUE (announcement_id, member_id)
);
INSERT INTO "announcement_delivery" VALUES(1,1,1,'kanim','',0,NULL,NULL,0,NULL);
INSERT INTO "announcement_delivery" VALUES(2,1,2,'kanim','',0,NULL,NULL,0,NULL);
INSERT INTO "announcement_delivery" VALUES(3,1,3,'kanim','',0,NULL,NULL,0,NULL);
INSERT INTO "announcement_delivery" VALUES(4,1,4,'kanim','inteldakim',0,NULL,NULL,0,NULL);
INSERT INTO "announcement_delivery" VALUES(5,1,5,'kanim','inteldakim',0,NULL,NULL,0,NULL);
INSERT INTO "announcement_delivery" VALUES(6,1,6,'kanim','dokintalkim',0,NULL,NULL,0,NULL);
INSERT INTO "announcement_delivery" VALUES(7,1,7,'kanim','',0,NULL,NULL,0,NULL);
INSERT INTO "announcement_delivery" VALUES(8,1,9,'kanim','inteldakim',0,NULL,NULL,0,NULL);
INSERT INTO "announcement_delivery" VALUES(9,1,10,'kanim','',1,NULL,NULL,0,NULL);
CREATE TABLE announcement_history (
	id INTEGER NOT NULL, 
	announcement_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	event VARCHAR NOT NULL, 
	actor_id INTEGER, 
	detail VARCHAR NOT NULL, 
	CONSTRAINT pk_announcement_history PRIMARY KEY (id), 
	CONSTRAINT fk_announcement_history_actor_id_member FOREIGN KEY(actor_id) REFERENCES member (id), 
	CONSTRAINT fk_announcement_history_announcement_id_announcement FOREIGN KEY(announcement_id) REFERENCES announcement (id)
);
INSERT INTO "announcement_history" VALUES(1,1,'2026-11-30 02:00:00.000000','diajukan',8,'');
INSERT INTO "announcement_history" VALUES(2,1,'2026-11-30 02:00:00.000000','disetujui',7,'');
INSERT INTO "announcement_history" VALUES(3,1,'2026-11-30 02:00:00.000000','dimulai',7,'');
INSERT INTO "announcement_history" VALUES(4,1,'2026-11-30 02:20:00.000000','diperbaiki',8,'<b>Apel</b> pukul 07.00');
CREATE TABLE anomaly (
	id INTEGER NOT NULL, 
	reporter_id INTEGER NOT NULL, 
	category VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	counter VARCHAR NOT NULL, 
	case_reference VARCHAR NOT NULL, 
	sop_id VARCHAR, 
	urgency VARCHAR NOT NULL, 
	concerns VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	outcome VARCHAR, 
	policy VARCHAR NOT NULL, 
	tier INTEGER NOT NULL, 
	due_at DATETIME, 
	is_reminded BOOLEAN NOT NULL, 
	is_promised BOOLEAN NOT NULL, 
	promised_at DATETIME, 
	holder_id INTEGER, 
	assigned_by INTEGER, 
	snoozed_until DATETIME, 
	acknowledged_at DATETIME, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	erasure_told_at DATETIME, 
	erased_at DATETIME, 
	CONSTRAINT pk_anomaly PRIMARY KEY (id), 
	CONSTRAINT fk_anomaly_assigned_by_member FOREIGN KEY(assigned_by) REFERENCES member (id), 
	CONSTRAINT fk_anomaly_holder_id_member FOREIGN KEY(holder_id) REFERENCES member (id), 
	CONSTRAINT fk_anomaly_reporter_id_member FOREIGN KEY(reporter_id) REFERENCES member (id)
);
INSERT INTO "anomaly" VALUES(1,2,'dokumen','','kanim','','',NULL,'biasa','','inteldakim','selesai','terbukti','[{"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 3600, "counts_working_time": true, "is_everyone": false}, {"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 1800, "counts_working_time": true, "is_everyone": false}, {"posts": [["kepala_kantor", null, null]], "wait_seconds": 7200, "counts_working_time": true, "is_everyone": false}]',1,NULL,0,0,NULL,5,NULL,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-10-31 02:00:00.000000','2026-10-16 02:00:00.000000','2026-10-31 02:00:00.000000');
INSERT INTO "anomaly" VALUES(2,2,'dokumen','KK tampak hasil suntingan','kanim','loket 3','',NULL,'biasa','','inteldakim','diterima',NULL,'[{"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 3600, "counts_working_time": true, "is_everyone": false}, {"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 1800, "counts_working_time": true, "is_everyone": false}, {"posts": [["kepala_kantor", null, null]], "wait_seconds": 7200, "counts_working_time": true, "is_everyone": false}]',1,'2026-11-30 01:30:00.000000',0,0,NULL,4,5,NULL,'2026-11-27 13:00:00.000000','2026-11-25 02:00:00.000000','2026-11-27 14:30:00.000000',NULL,NULL);
INSERT INTO "anomaly" VALUES(3,2,'dokumen','Foto pemohon tidak sama dengan orangnya','kanim','loket 3','',NULL,'biasa','','inteldakim','menunggu_instansi',NULL,'[{"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 3600, "counts_working_time": true, "is_everyone": false}, {"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 1800, "counts_working_time": true, "is_everyone": false}, {"posts": [["kepala_kantor", null, null]], "wait_seconds": 7200, "counts_working_time": true, "is_everyone": false}]',1,'2026-11-30 01:30:00.000000',0,0,NULL,5,NULL,'2026-11-27 16:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 14:30:00.000000',NULL,NULL);
INSERT INTO "anomaly" VALUES(4,2,'dokumen','Orang ini memakai paspor orang lain','kanim','loket 3','',NULL,'mendesak','','inteldakim','diterima',NULL,'[{"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 300, "counts_working_time": false, "is_everyone": false}, {"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 300, "counts_working_time": false, "is_everyone": false}, {"posts": [["kepala_kantor", null, null]], "wait_seconds": 900, "counts_working_time": false, "is_everyone": false}, {"posts": [["kepala_seksi", "inteldakim", null], ["kepala_kantor", null, null]], "wait_seconds": 900, "counts_working_time": false, "is_everyone": true}]',1,'2026-11-30 01:30:00.000000',0,0,NULL,5,NULL,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 14:10:00.000000',NULL,NULL);
INSERT INTO "anomaly" VALUES(5,3,'dokumen','Akta kelahiran dengan huruf yang aneh','kanim','loket 3','',NULL,'biasa','','inteldakim','selesai','dirujuk','[{"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 3600, "counts_working_time": true, "is_everyone": false}, {"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 1800, "counts_working_time": true, "is_everyone": false}, {"posts": [["kepala_kantor", null, null]], "wait_seconds": 7200, "counts_working_time": true, "is_everyone": false}]',1,NULL,0,0,NULL,5,NULL,NULL,'2026-11-27 14:10:00.000000','2026-11-27 14:10:00.000000','2026-11-27 14:10:00.000000',NULL,NULL);
INSERT INTO "anomaly" VALUES(6,3,'dokumen','Tanda tangan berbeda dari berkas lama','kanim','loket 3','',NULL,'biasa','','inteldakim','baru',NULL,'[{"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 3600, "counts_working_time": true, "is_everyone": false}, {"posts": [["kepala_seksi", "inteldakim", null]], "wait_seconds": 1800, "counts_working_time": true, "is_everyone": false}, {"posts": [["kepala_kantor", null, null]], "wait_seconds": 7200, "counts_working_time": true, "is_everyone": false}]',1,'2026-11-30 01:40:00.000000',0,0,NULL,NULL,NULL,NULL,NULL,'2026-11-27 14:10:00.000000','2026-11-27 14:30:00.000000',NULL,NULL);
CREATE TABLE anomaly_attachment (
	id INTEGER NOT NULL, 
	anomaly_id INTEGER NOT NULL, 
	entry_number INTEGER DEFAULT '0' NOT NULL, 
	kind VARCHAR NOT NULL, 
	file_id VARCHAR NOT NULL, 
	CONSTRAINT pk_anomaly_attachment PRIMARY KEY (id), 
	CONSTRAINT fk_anomaly_attachment_anomaly_id_anomaly FOREIGN KEY(anomaly_id) REFERENCES anomaly (id)
);
INSERT INTO "anomaly_attachment" VALUES(1,2,0,'photo','photo-1');
INSERT INTO "anomaly_attachment" VALUES(2,3,0,'photo','photo-1');
INSERT INTO "anomaly_attachment" VALUES(3,3,5,'photo','p-2');
INSERT INTO "anomaly_attachment" VALUES(4,3,5,'photo','p-3');
INSERT INTO "anomaly_attachment" VALUES(5,4,0,'photo','photo-1');
INSERT INTO "anomaly_attachment" VALUES(6,5,0,'photo','photo-1');
INSERT INTO "anomaly_attachment" VALUES(7,6,0,'photo','photo-1');
CREATE TABLE anomaly_history (
	id INTEGER NOT NULL, 
	anomaly_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	event VARCHAR NOT NULL, 
	actor_id INTEGER, 
	detail VARCHAR NOT NULL, 
	salt VARCHAR, 
	digest VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_anomaly_history PRIMARY KEY (id), 
	CONSTRAINT fk_anomaly_history_actor_id_member FOREIGN KEY(actor_id) REFERENCES member (id), 
	CONSTRAINT fk_anomaly_history_anomaly_id_anomaly FOREIGN KEY(anomaly_id) REFERENCES anomaly (id), 
	CONSTRAINT uq_anomaly_history_anomaly_id UNIQUE (anomaly_id, number)
);
INSERT INTO "anomaly_history" VALUES(1,1,1,'2026-09-26 02:00:00.000000','dilaporkan',2,'','082c24eaf09f9c234058918ef7d86708','3953743f0ddc655e2993f6eedbc8a9aac27c819fc2bee33d765db8989ab90651','35fbe774f0ee0512eabfef995963a7887f0766ad5b08d79a295c805da49feae6');
INSERT INTO "anomaly_history" VALUES(2,1,2,'2026-09-26 02:00:00.000000','diberitahukan',NULL,'5|kepala_seksi/inteldakim/','5a4d86b213221673db0cd4e5e38605fc','b948348fab19bba46d79216bba8b4346a456ecf85652c0c7799e96949c99f6cb','d61339f1c92db0405ce8797b528e5a80037b99d0b0268e481dd4ca8c2fbb1dca');
INSERT INTO "anomaly_history" VALUES(3,1,3,'2026-09-26 02:00:00.000000','diterima',5,'','26759603995ef1f2b68708989fb14d5b','dc84adc92c44402eebc6dc9170a3390c7de67c1c6b530e491c38ff210c23c3d6','bd20276e8f5c19e167d37d524ee21ce3a0c98640668c8b15746893a4bca98858');
INSERT INTO "anomaly_history" VALUES(4,1,4,'2026-09-26 02:00:00.000000','ditanyakan',5,'',NULL,'3f5c7beb22ebe7fbb7763e8b10da5e3e91c492451946decf9b961c7cca012344','d54857a4c3764b1d5d03b6bd8c46db7c09d16780c265127840df005a1bab41a6');
INSERT INTO "anomaly_history" VALUES(5,1,5,'2026-09-26 02:00:00.000000','dijawab',2,'',NULL,'3a8815bee94d39bd7cd3f2e590aaf96be54be358af8c629464d8bc2c0eec7dd6','9de490d34eae6ddf1d594afabdad0c4833e822e2d088709291c27d21b5edba02');
INSERT INTO "anomaly_history" VALUES(6,1,6,'2026-09-26 02:00:00.000000','diselesaikan',5,'',NULL,'6644261e4bd5b0c8d49be492e34924f1bed79fdb99d73009806b3e0ef64618c7','2cd137e22dff5c7cd670943bb90382c8d65b08e947333f9ad421b18e5e7b0832');
INSERT INTO "anomaly_history" VALUES(7,1,7,'2026-10-31 02:00:00.000000','teks_dihapus',NULL,'retensi|4,5,6','97dc299e35114e5026fab6cc6568bea4','ec13ff7fb68031eb388cc4875f82bf445603928219113b25d7e9e4b06dc4a062','b40e091247d76846f057c573f396081e2e870d52cf8f881d25f4394367b54c3a');
INSERT INTO "anomaly_history" VALUES(8,2,1,'2026-11-25 02:00:00.000000','dilaporkan',2,'','35353506e62cce454aed9be8e7f43975','52ee4054ace0de0a49ace0a21b2b28d00b860ac8af42976c1dd9959709bd4408','a73dbeccf254863076d50b7a9184b329c386a4c312fd572bd371b80ce47e8b5c');
INSERT INTO "anomaly_history" VALUES(9,2,2,'2026-11-25 02:00:00.000000','diberitahukan',NULL,'5|kepala_seksi/inteldakim/','76e8277ad0217a7eea495c3cf68a657d','47ed18cf2dada41c8706170e588d2675ae368496748ea8d45ca2ed167c2283a0','1de8caca47003b042434fe2e4b2341e8b0182196567145df03f87e7408bc8ff6');
INSERT INTO "anomaly_history" VALUES(10,2,3,'2026-11-25 02:00:00.000000','ditambahkan',3,'KK tampak hasil suntingan','6486849605eaad2ba96162435579b0d4','0c75f8c657ec455eabdd651197178e9a29943c1f1166e9b4b97a8118959e9b84','03fe3f1fdf31473c495e02ccb44fb9f4ac68ca3e1267198a7d77d964448f2bef');
INSERT INTO "anomaly_history" VALUES(11,2,4,'2026-11-25 02:00:00.000000','dialihkan',5,'tikim|Soal alat | bukan dokumen','7eea8fc689f3d49cc8b3844dd7abaee7','632649d49ff8cda196e9aeddbb9ce77f954d1181107b3ede658c60eeb94dfb7d','5db8911547049b40da05091520a8b070db98314c894e77399429531d73007bf5');
INSERT INTO "anomaly_history" VALUES(12,2,5,'2026-11-25 02:00:00.000000','tidak_dapat_diberitahukan',NULL,'kepala_seksi/tikim/|vacant','566adffd1a0e3a67b57eecef55ce5808','3f7e124f58c3f09bb34ef6ee59427ffbb5783e455d5bf8bab228c42f3bd22876','d53b60f6ccfde58ced6029edd0aa73f02cbc289429ff95fe10bf15b2b2eac05d');
INSERT INTO "anomaly_history" VALUES(13,2,6,'2026-11-25 02:00:00.000000','diberitahukan',NULL,'7|kepala_kantor//','0788b72c55247d0398296b65768cfa42','1cf7fcb22c823e19d58ae11da93df56aabc681bcaba3997c509b1dc354356906','173ae512d476bd606691fc77af2e5f310578a99e976047d12fa7268a56070d3a');
INSERT INTO "anomaly_history" VALUES(14,2,7,'2026-11-25 05:00:00.000000','diingatkan',NULL,'kepala_kantor//','b0556142c76256e953a3ca33496efed1','49eaf53e013029b29260f186b1f91bcfd7796dc6d33842928948a0c716303208','649db846597177cd375d68af9b68796390f4885704965e29c13834c976183c9b');
INSERT INTO "anomaly_history" VALUES(15,2,8,'2026-11-25 05:00:00.000000','diberitahukan',NULL,'7|kepala_kantor//','443c164a33729d76693971c5cb73f677','d3cf78d52af0dfc646c3163463459aa8575cb11f2fb94068dddebfd1330cc866','99edfcd9b466e2d88bce4388958359836ac016102ed926497113249811c94fc0');
INSERT INTO "anomaly_history" VALUES(16,2,9,'2026-11-26 11:00:00.000000','diingatkan',NULL,'kepala_kantor//','87a81f0fa994659c54b8caf23cd38147','542270142322bb6864e9a6d381aab7e9d6e32327fe474bca97fd364cf6657735','26130455c9aefa0904df2f16122fd9c7dfe0a3d61fdeb717fc12baae2cbd731a');
INSERT INTO "anomaly_history" VALUES(17,2,10,'2026-11-26 11:00:00.000000','diberitahukan',NULL,'7|kepala_kantor//','fe97174844c3810281c0b097538d6cff','5a03ef4d401d47583851f7158a60894c2b1167df4a7ac47a3289e77361b6684a','be77a0a5df8aab7e7e6a6c49b42eeb0a724e2a8cbb6829574dc0ab85b556677b');
INSERT INTO "anomaly_history" VALUES(18,2,11,'2026-11-26 11:00:00.000000','diterima',7,'','daa7cd6d4e45c950d457d74bdedcb9cb','47e10eea4e30314526509d44a222bfcdc4fd441fd68867eea904b486f445b4b6','5b2f05e1f558ffd2778ef29123385eabcad1f6913a2f39f6ab40f5b45ee43b7f');
INSERT INTO "anomaly_history" VALUES(19,2,12,'2026-11-26 11:00:00.000000','dijanjikan',7,'2026-11-26T12:00:00+00:00','89d9214294c8884d7e54f53638ad24d1','f21c1e44a7795dd5c7d8edde7c7b9a4b6a793898345dac730bb8953f40c6dd1e','0ee0e5f7871733315a8d136b8271ceee1deebafac8d94a3caf33c2680b2779c2');
INSERT INTO "anomaly_history" VALUES(20,2,13,'2026-11-26 13:00:00.000000','diingatkan',NULL,'janji','980fb7cff358cd2a9e466020ba074552','771ca1f89ba195dd694d76dcb79fbece2dbbc55d698539900438d24f3be7514a','0443bccaa12ec59b81208ffa363e99607eed062449c0387774fa5805de8fee8c');
INSERT INTO "anomaly_history" VALUES(21,2,14,'2026-11-27 13:00:00.000000','kembali_ke_tangga',NULL,'7|janji','d79d304a5a3bc2258057a6113988ef55','713fdaff9ca6530e6ccde9dfebe4d62da97a9184b944a404df2e0404ad51f7af','2edeb7e87038357dc12f6010b8dad7f432ec2cec2e17a9e3101d2b4167135d37');
INSERT INTO "anomaly_history" VALUES(22,2,15,'2026-11-27 13:00:00.000000','diingatkan',NULL,'kepala_kantor//','782ea85b6845f438c507a918d70d041a','72a1c728034953ea7ed11411740c2c004c16b09c0dbb7dd59e88b3e4da29cd17','2bd894bdc3a33685c81eab612862db0a2b82ef03904c06638f885dcad1455416');
INSERT INTO "anomaly_history" VALUES(23,2,16,'2026-11-27 13:00:00.000000','diberitahukan',NULL,'7|kepala_kantor//','f40ad63de33f6e58cb361413073c76ff','186ee1d3ed1df2ead633e5d65e742b2f3ecdb7a3e3beb662fedb2834d22cb417','0b92a5ce147e65f8ee46919cb7b40b46f2811298c4cc3826fbf9223328380d61');
INSERT INTO "anomaly_history" VALUES(24,2,17,'2026-11-27 13:00:00.000000','dialihkan',7,'inteldakim|Kembali','0476cd93e68dd2cde8c21b9129836a28','84f46ec25a8c80b353c7c32fb709bf8ebcdf920c4a36df0cd1450a7a7bc90c2f','f51a8e1027cabb2571aa0dc6981d9daa53e7a11106849f7866df8bc936db5dd3');
INSERT INTO "anomaly_history" VALUES(25,2,18,'2026-11-27 13:00:00.000000','diberitahukan',NULL,'5|kepala_seksi/inteldakim/','fd9de7a08f3dfa9c853368539797dc79','813e3f4f6c3ce5012e0bc650b6a06afd1458fee68fb598b17f0e706a57223b8b','358207d9d8740202165c134fe986b95ac8bf48571b6f1589c82b6f7867407a39');
INSERT INTO "anomaly_history" VALUES(26,2,19,'2026-11-27 13:00:00.000000','ditugaskan',5,'4','4c80a3f1edb4e4d85f80c191825ab2b2','199bcf13000c9d20d44f8d618fd34c335cf495b5a4004ccd3430bc9a28894fc5','ed39c535a199c8659377aa6c21ff9952c3015b5417a23bd7192f706117d204ee');
INSERT INTO "anomaly_history" VALUES(27,2,20,'2026-11-27 13:00:00.000000','dikembalikan',4,'','60ababc3b59b47d7e30bca894f783f68','ff70d214de6809af7d0fa75db413329c57e338597dbc096aa4b2d0d0c6a11827','d2f97f1cac0e7072cdde558932ac64dd921b143d8e24189c049a0766ddce600e');
INSERT INTO "anomaly_history" VALUES(28,2,21,'2026-11-27 13:00:00.000000','diberitahukan',NULL,'5|kepala_seksi/inteldakim/','e1dfeb03604abfcb6ab888e3596452af','ced81a81e485353db1cd64be717e9d2fafe031ebcb953424b385cf6b033d85e5','0c93cca92c371e1a743ba0d25057c58ec7efa2a952938cfc089f2d0637149c4e');
INSERT INTO "anomaly_history" VALUES(29,2,22,'2026-11-27 13:00:00.000000','ditugaskan',5,'4','c57cacdff2b9f7897ffbb12f16250eeb','493ca7fa3b4953b07a7f1b88747f0c647bddbdd3bdd2e164a16a24911aac5de3','41b705e69090ba378ac10c99e390076c1a50d40f3f8436381baa9ee4713ab9d7');
INSERT INTO "anomaly_history" VALUES(30,3,1,'2026-11-27 13:00:00.000000','dilaporkan',2,'','74bd6614cb11fd810f1b81ae02ce1fc6','9fc6d6926fff489ddcfd2bc43397b49d111a217a00581dadcd90d50145105d7f','8ff6d4cc7349cefc69bb19b8d891baa6f7edcac6673079498f8032c8d20dcaf4');
INSERT INTO "anomaly_history" VALUES(31,3,2,'2026-11-27 13:00:00.000000','diberitahukan',NULL,'5|kepala_seksi/inteldakim/','69e14cd8e4a7d05a42932c7921ea59fa','c1272f6540d169c6d00ecfd47ca0eed577e10b8acc43c93b549c12a79b0c3fed','9f3e83f1c61f3f606deedf81d928f3ad86ec1b81bef44abbc4da7642d0dec229');
INSERT INTO "anomaly_history" VALUES(32,3,3,'2026-11-27 13:00:00.000000','diterima',5,'','9780dcbced74dd2388552b20a9037951','e6d9a55b5ae72e7e5ac0745f8f957f66a595f9df572a9ba2ea283d8eddc26064','6a6e77256a6768e29d9f5cc7475d5f26af7da41a4d86c031296b44236251ff29');
INSERT INTO "anomaly_history" VALUES(33,3,4,'2026-11-27 13:00:00.000000','ditanyakan',5,'Jam berapa?','947fa5feccd1913dfcfa5e633ae7d946','b11032719ee8e3bd408e92b000feefabce8fd6fa77e2654adc8054c4af1eb977','e209e8bb0b77ed2910c050b3f6d4934ea92be302f5e6f035e070d869059a344a');
INSERT INTO "anomaly_history" VALUES(34,3,5,'2026-11-27 13:00:00.000000','dijawab',2,'Jam sembilan','0518ab9b25d7f24a15daa0d6b868eb00','5d5eab72efd15611e270400a37af3145a350be783d51e1c3742ae2c78f279645','d4f92823dc18f1b94985500f3b17946bb0bdb990f196f5fdcf20f5cfe116f1d1');
INSERT INTO "anomaly_history" VALUES(35,3,6,'2026-11-27 13:00:00.000000','dibalas',5,'Terima kasih','35a7c9d3412113cc24bd2061215a8fae','00308b5ceaf5d4129eab936af5f65350602f4730f518da703910eb66948ff121','8d6a9bf277917c3538c0ec31f19c4395650646e29efe75e8b048bc5c04c156a2');
INSERT INTO "anomaly_history" VALUES(36,3,7,'2026-11-27 13:00:00.000000','catatan_dalam',5,'Cek dulu','e02b2de6293436acec9cbf77c199ee34','d1b90f53836f41cc1bfa9f7e933ab1b8ddb3b74d092416097c8e81c1407b5e6e','f53b004e0248f4aa0adb33b01ffb7dfbe617da506f38b09a218329434340790c');
INSERT INTO "anomaly_history" VALUES(37,3,8,'2026-11-27 13:00:00.000000','ditindaklanjuti',5,'menunggu_instansi','89909bbe8a82821fdd5351e3954607db','e64955e8e616900d82a329c141d13f1ea27ffda87c684e0b44339d63bba54c4a','bd829c88ff33ca6865de750e91cd5f10d818f48a1f3e42b517478d8fb6728c80');
INSERT INTO "anomaly_history" VALUES(38,3,9,'2026-11-27 13:00:00.000000','pengingat_dijeda',5,'2026-11-27T16:00:00+00:00','e802efa00dd1c1de14ded2a9d6b49aff','4f5fc54582d78e93d57d23ec360ff56b903ad1a9dce6e6ae28ed2b4265b85610','ec3774955d73061bdc994bf740908555df4c5261cc1e6afbecfdd5ac1c03c4eb');
INSERT INTO "anomaly_history" VALUES(39,3,10,'2026-11-27 13:00:00.000000','didorong',7,'','a786792990752a7d04586911de19ca2e','4519533543ae9b9576e08ade22cadb9417610439a0151ff18356d015a64a672d','52274d1e39cb4f9aaec30511ff4f0bfba87fe2ff7a8138404e46d1b722a0d4c6');
INSERT INTO "anomaly_history" VALUES(40,3,11,'2026-11-27 13:00:00.000000','ditambahkan',2,'Salah kirim','9f54a256af29e5f12e4216bba302fc4d','ad2a492cafb51048908c37a05af4bc4ba4e8aaf5fcf4ab8f980b53c218564307','19167552ca28e26abe03eddc431f8bb9ff58dc283153e9dc4b8e800b92522780');
INSERT INTO "anomaly_history" VALUES(41,4,1,'2026-11-27 13:00:00.000000','dilaporkan',2,'','3d4704663732ff83dbc1eb88e24be464','420568944b54b5261affedf82258618e45e08136679d4c2fcabd3740076fb743','ce05f14a8dda42538def00c56c36a01a9ec2b21eb0b67a4c6df29fac3cbd6e5d');
INSERT INTO "anomaly_history" VALUES(42,4,2,'2026-11-27 13:00:00.000000','diberitahukan',NULL,'5|kepala_seksi/inteldakim/','eba07d8ee81418e632ba69d5ff409eb0','15be502c2057380cdf48e4251db747ff2a0c79401f317db19451b71e0c0b5233','df70cc770820768c697cfae9e93f70988dc639bd6ebae8dc92320d70798e9ce9');
INSERT INTO "anomaly_history" VALUES(43,4,3,'2026-11-27 13:00:00.000000','diterima',5,'','895049c04529611c913f4edc58601874','55df8b282e004e0e7ea20dc4e3eda26673a0b5282aa50d88758157646c205235','44415353c6826728861fe3c47d3b2e8e02a28c9f857c5205a4bc117c779cc3d8');
INSERT INTO "anomaly_history" VALUES(44,4,4,'2026-11-27 14:10:00.000000','tidak_dapat_diberitahukan',NULL,'5|unreachable','90245b2ba42ec75de48a937ef17210a5','afb227a615d496fc1927e09c5015962b39c1e8f05bf56475b9c8a130db408f07','b830bcf62b5b2585ebac6a62d7076b39c76c49e723d672ac6fb094488da9a608');
INSERT INTO "anomaly_history" VALUES(45,5,1,'2026-11-27 14:10:00.000000','dilaporkan',3,'','9f0f2518dc3b36733e2d00488a2df840','0dec7b047548ab274da669b3143ee0bdddf31418a88525bf11820ca406628893','43143de0868553cb2ec3020dbb4ac46f51557dd94dac50a8cec3d74c6d3d4e34');
INSERT INTO "anomaly_history" VALUES(46,5,2,'2026-11-27 14:10:00.000000','diberitahukan',NULL,'5|kepala_seksi/inteldakim/','f9a7d531eecb8d17067b81c54d334b05','3c6d2a34276c39e4ac89ec1ad3458ff605cdc32c88f3459f07540eb2d3a49107','ed9945ba145551fbd84ab6c1273f74f693f39073b43d66dcbdd3769afa1b3b7b');
INSERT INTO "anomaly_history" VALUES(47,5,3,'2026-11-27 14:10:00.000000','diterima',5,'','654400014feaccf22b7f9cf534311a55','2c3d88a70401cf179793e8f5c00a1b9353f35b5a1267593bb0a44bc03cedf439','844f8797efc253e7cd848a140acc3ef908c4c1f066c1b82fc47cd87df43b30ec');
INSERT INTO "anomaly_history" VALUES(48,5,4,'2026-11-27 14:10:00.000000','diselesaikan',5,'dirujuk|Diteruskan | Disdukcapil','983d3bce240b1cd5ae673e4b975894f6','4bc16887366e2b026950072a8dfee49aed9a3fb1c5dbe4ecf2ef426cf4c86051','da8b4a909d7bc3b541d65b531f4712a056e34cb4865ca7f6890ca287b0272006');
INSERT INTO "anomaly_history" VALUES(49,5,5,'2026-11-27 14:10:00.000000','minta_dibuka_lagi',3,'Masih terjadi','62a940c351ee8298706a78cbcadd53da','44773efbabbefceaa157c4c62daa19d705c09b36912ead0b91703b291df3c043','72cf0e19faedb1637c1d7100e19a278c0198de2d6204277a42d9bec813b9b560');
INSERT INTO "anomaly_history" VALUES(50,6,1,'2026-11-27 14:10:00.000000','dilaporkan',3,'','e430d938ff5dd256352d7abfb02a27cf','4db2701ace5a25e8eb254ab2868775142cf5b958e62d4e978a2514e976983d66','89bed2d7bcaf3b9eacefb044271225c960532ce5fd6482faeb9b31579dc37fd8');
INSERT INTO "anomaly_history" VALUES(51,6,2,'2026-11-27 14:10:00.000000','diberitahukan',NULL,'5|kepala_seksi/inteldakim/','f3b1757f8a74fed023d9281b207099d2','4787d0c32d430dfa2c1decae30ac9bed67c860c4f903ef5b74708d5f091106b1','f177e8f1cdcb63005920e1df2be340db9961b8d50e8c3fab068aaa11557d3fdd');
INSERT INTO "anomaly_history" VALUES(52,6,3,'2026-11-27 14:10:00.000000','penerima_berganti',NULL,'kepala_seksi/inteldakim/|','f2c307fca70d2eeb0389d00271714e9a','783376ca5f308bfc5a14e8225515619f0f05f9dea7fb4e6b0aeb5666418ce09c','dc9cf130328ea784b0927a8734249510616d9186b283731dcb6902401d05152c');
INSERT INTO "anomaly_history" VALUES(53,6,4,'2026-11-27 14:10:00.000000','diberitahukan',NULL,'9|kepala_seksi/inteldakim/','c7836a03361c31bcf3212e68a3618988','38aa47646f1424b521fea7a769e6c8a0ed9d514a59609ef30ca14dee2366f76f','eb498ca64ae19ea512266df6f710c5c47b68372090e455c043f79d2c66d32686');
INSERT INTO "anomaly_history" VALUES(54,2,23,'2026-11-27 14:30:00.000000','penerima_berganti',NULL,'kepala_seksi/inteldakim/|5','e55fb4a5028e6ba222ae96c34ef0ed3a','43d275105c0f4aa99628d1b7dab5502ae7bcf3aa4abbc3ebea5c96f751f33774','bbf496232e016db9ea42bfec8cf5e8e9784f5ed9730ec3af8d7c566fedb2e35b');
INSERT INTO "anomaly_history" VALUES(55,3,12,'2026-11-27 14:30:00.000000','penerima_berganti',NULL,'kepala_seksi/inteldakim/|5','250285c385f2966d27227f32aac0aa78','6a7f1b18aed90f9243a45d43355d2af68a2051bab20b32f73b0c5275308f1fae','83d30ff59c8d84505fad01eda4faa8d50f769864e55fc046e124147444e00091');
INSERT INTO "anomaly_history" VALUES(56,6,5,'2026-11-27 14:30:00.000000','penerima_berganti',NULL,'kepala_seksi/inteldakim/|5','a25e8a9a16066e2235eca76e5ebf8357','2c2c031c86914c106ee4a2e4464cc0e89f30d6212e81e0463cab93ab7c9485ef','94a7b36bbcd5d846a07780327ee48b85b8e816bd9c53b53da7b070c1b63ba29e');
CREATE TABLE appointment (
	id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	section VARCHAR, 
	unit VARCHAR, 
	kind VARCHAR NOT NULL, 
	letter_number VARCHAR, 
	starts_on DATE NOT NULL, 
	ends_on DATE, 
	accepted_at DATETIME, 
	appointed_by INTEGER, 
	CONSTRAINT pk_appointment PRIMARY KEY (id), 
	CONSTRAINT fk_appointment_appointed_by_member FOREIGN KEY(appointed_by) REFERENCES member (id), 
	CONSTRAINT fk_appointment_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);
INSERT INTO "appointment" VALUES(1,1,'admin',NULL,'kanim','definitif',NULL,'2026-09-26',NULL,NULL,NULL);
INSERT INTO "appointment" VALUES(2,2,'petugas',NULL,'kanim','definitif',NULL,'2026-09-26',NULL,NULL,NULL);
INSERT INTO "appointment" VALUES(3,3,'petugas',NULL,'kanim','definitif',NULL,'2026-09-26',NULL,NULL,NULL);
INSERT INTO "appointment" VALUES(4,4,'petugas','inteldakim','kanim','definitif',NULL,'2026-09-26',NULL,NULL,NULL);
INSERT INTO "appointment" VALUES(5,5,'kepala_seksi','inteldakim','kanim','definitif',NULL,'2026-09-26',NULL,NULL,NULL);
INSERT INTO "appointment" VALUES(6,6,'kepala_seksi','dokintalkim','kanim','definitif',NULL,'2026-09-26',NULL,NULL,NULL);
INSERT INTO "appointment" VALUES(7,7,'kepala_kantor',NULL,'kanim','definitif',NULL,'2026-09-26',NULL,NULL,NULL);
INSERT INTO "appointment" VALUES(8,8,'pelatih',NULL,'kanim','definitif',NULL,'2026-09-26',NULL,NULL,NULL);
INSERT INTO "appointment" VALUES(9,9,'kepala_seksi','inteldakim','kanim','definitif',NULL,'2026-11-27',NULL,NULL,NULL);
INSERT INTO "appointment" VALUES(10,10,'petugas',NULL,'kanim','definitif',NULL,'2026-11-30',NULL,NULL,NULL);
CREATE TABLE card_day (
	id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	card_id VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	laters INTEGER NOT NULL, 
	due_at DATETIME, 
	shown_at DATETIME, 
	answered_at DATETIME, 
	CONSTRAINT pk_card_day PRIMARY KEY (id), 
	CONSTRAINT fk_card_day_member_id_member FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT uq_card_day_member_id UNIQUE (member_id, day)
);
CREATE TABLE duty_holder (
	duty VARCHAR NOT NULL, 
	replica_id VARCHAR NOT NULL, 
	CONSTRAINT pk_duty_holder PRIMARY KEY (duty)
);
CREATE TABLE form (
	member_id INTEGER NOT NULL, 
	topic VARCHAR NOT NULL, 
	step VARCHAR NOT NULL, 
	answers VARCHAR NOT NULL, 
	moved_by INTEGER, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_form PRIMARY KEY (member_id, topic), 
	CONSTRAINT fk_form_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);
INSERT INTO "form" VALUES(8,'pengumuman','penerima','{"is_written":true,"album":null,"only":null}',NULL,'2026-11-30 02:20:00.000000');
INSERT INTO "form" VALUES(2,'laporan','uraian','{"category":"dokumen","text":null,"unit":null,"counter":null,"case_reference":null,"urgency":null,"concerns":null,"files":[],"sop_id":null,"is_from_interview":false,"album":null}',NULL,'2026-11-30 02:20:00.000000');
INSERT INTO "form" VALUES(5,'kata_laporan','alihkan','{"anomaly_id":6,"choice":"tikim","album":null,"entry_number":0,"message_id":0}',NULL,'2026-11-30 02:20:00.000000');
INSERT INTO "form" VALUES(4,'verifikasi','cara_cek','{"document":"KK","has_question":false,"case_reference":null,"question":null,"application":null,"interviewed_on":null,"has_reference":false,"has_interview":false,"anomaly_id":null}',NULL,'2026-11-30 02:20:00.000000');
CREATE TABLE forwarded_question (
	id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	asker_id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	tier INTEGER NOT NULL, 
	due_at DATETIME, 
	asked_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	answer_id INTEGER, 
	follow_up VARCHAR NOT NULL, 
	CONSTRAINT pk_forwarded_question PRIMARY KEY (id), 
	CONSTRAINT fk_forwarded_question_answer_id_head_answer FOREIGN KEY(answer_id) REFERENCES head_answer (id), 
	CONSTRAINT fk_forwarded_question_asker_id_member FOREIGN KEY(asker_id) REFERENCES member (id), 
	CONSTRAINT uq_forwarded_question_question_id UNIQUE (question_id)
);
CREATE TABLE head_answer (
	id INTEGER NOT NULL, 
	question VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	passage VARCHAR NOT NULL, 
	beside VARCHAR NOT NULL, 
	post VARCHAR NOT NULL, 
	author_id INTEGER NOT NULL, 
	is_for_all BOOLEAN NOT NULL, 
	given_at DATETIME NOT NULL, 
	valid_until DATE NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_head_answer PRIMARY KEY (id), 
	CONSTRAINT fk_head_answer_author_id_member FOREIGN KEY(author_id) REFERENCES member (id)
);
CREATE TABLE inbox (
	update_id INTEGER NOT NULL, 
	chat_id INTEGER NOT NULL, 
	payload VARCHAR, 
	masked VARCHAR NOT NULL, 
	received_at DATETIME NOT NULL, 
	tries INTEGER NOT NULL, 
	owner VARCHAR, 
	done_at DATETIME, 
	CONSTRAINT pk_inbox PRIMARY KEY (update_id)
);
CREATE TABLE interview_count (
	month DATE NOT NULL, 
	purpose VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	asked INTEGER NOT NULL, 
	skipped INTEGER NOT NULL, 
	reported INTEGER NOT NULL, 
	CONSTRAINT pk_interview_count PRIMARY KEY (month, purpose, question)
);
CREATE TABLE interview_message (
	member_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_interview_message PRIMARY KEY (member_id, message_id), 
	CONSTRAINT fk_interview_message_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);
CREATE TABLE invitation (
	id INTEGER NOT NULL, 
	code_hash VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	employment VARCHAR NOT NULL, 
	roles VARCHAR NOT NULL, 
	section VARCHAR, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	used_by INTEGER, 
	invited_by INTEGER, 
	member_id INTEGER, 
	CONSTRAINT pk_invitation PRIMARY KEY (id), 
	CONSTRAINT fk_invitation_used_by_member FOREIGN KEY(used_by) REFERENCES member (id), 
	CONSTRAINT fk_invitation_invited_by_member FOREIGN KEY(invited_by) REFERENCES member (id), 
	CONSTRAINT fk_invitation_member_id_member FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT uq_invitation_code_hash UNIQUE (code_hash)
);
INSERT INTO "invitation" VALUES(1,'6de20e4fa2a64f237c2aa2c96237779dc3f877da2c577318a7782b8a6ecd0644','Andi','kanim','pns','admin',NULL,'2026-09-26 02:00:00.000000','2026-10-03 02:00:00.000000','2026-09-26 02:00:00.000000',1,NULL,NULL);
INSERT INTO "invitation" VALUES(2,'56cb93502faf2927cf611208e22b7d227e5202fcbb32fb4a41ae1a3afd28d63e','Rina','kanim','pns','petugas',NULL,'2026-09-26 02:00:00.000000','2026-10-03 02:00:00.000000','2026-09-26 02:00:00.000000',2,NULL,NULL);
INSERT INTO "invitation" VALUES(3,'c49c5914916b5bb48fbe146f1d6e93cf2d1f0bed733a390cef1605b6baadcf99','Dodi','kanim','pns','petugas',NULL,'2026-09-26 02:00:00.000000','2026-10-03 02:00:00.000000','2026-09-26 02:00:00.000000',3,NULL,NULL);
INSERT INTO "invitation" VALUES(4,'1034f7d3e68d6e07ac3c68845610a376569e82f1125b4682c75948e63a035c7b','Tika','kanim','pns','petugas','inteldakim','2026-09-26 02:00:00.000000','2026-10-03 02:00:00.000000','2026-09-26 02:00:00.000000',4,NULL,NULL);
INSERT INTO "invitation" VALUES(5,'381203fc1f554b197194b9a777da305e294e9b5dd4eb3666bbe3721b66a9b697','Sri','kanim','pns','kepala_seksi','inteldakim','2026-09-26 02:00:00.000000','2026-10-03 02:00:00.000000','2026-09-26 02:00:00.000000',5,NULL,NULL);
INSERT INTO "invitation" VALUES(6,'3754cb079e5006ce182a106d5c835d1dd1a9ea2b3a8624df2ee88ed1d9d1db27','Hendra','kanim','pns','kepala_seksi','dokintalkim','2026-09-26 02:00:00.000000','2026-10-03 02:00:00.000000','2026-09-26 02:00:00.000000',6,NULL,NULL);
INSERT INTO "invitation" VALUES(7,'18c08fae7c0068be940050524d77b0825af8a82451635acdf17335a4d0db2475','Bambang','kanim','pns','kepala_kantor',NULL,'2026-09-26 02:00:00.000000','2026-10-03 02:00:00.000000','2026-09-26 02:00:00.000000',7,NULL,NULL);
INSERT INTO "invitation" VALUES(8,'78d47734115ecbe2d9af22e83145ef669ae503d94fa79ad61929665576164965','Tono','kanim','pns','pelatih',NULL,'2026-09-26 02:00:00.000000','2026-10-03 02:00:00.000000','2026-09-26 02:00:00.000000',8,NULL,NULL);
INSERT INTO "invitation" VALUES(9,'1ff526f7cd78beda029971f9b1d6a52c228fe6d239a04e3c557f457e70c0e9d2','Agus','kanim','pns','kepala_seksi','inteldakim','2026-11-27 14:10:00.000000','2026-12-04 14:10:00.000000','2026-11-27 14:10:00.000000',9,NULL,NULL);
INSERT INTO "invitation" VALUES(10,'1fb9e636c3eb8bd4462dec9c7a45454950a6d2e28699e2ac89d8fefe070ccc8d','Yuni','kanim','pns','petugas',NULL,'2026-11-30 02:20:00.000000','2026-12-07 02:20:00.000000','2026-11-30 02:20:00.000000',10,NULL,NULL);
CREATE TABLE leave (
	id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	starts_on DATE NOT NULL, 
	ends_on DATE NOT NULL, 
	CONSTRAINT pk_leave PRIMARY KEY (id), 
	CONSTRAINT fk_leave_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);
INSERT INTO "leave" VALUES(1,5,'2026-11-27','2026-11-29');
INSERT INTO "leave" VALUES(2,3,'2026-11-28','2026-11-29');
CREATE TABLE member (
	id INTEGER NOT NULL, 
	telegram_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	employment VARCHAR NOT NULL, 
	enrolled_at DATETIME NOT NULL, 
	deactivated_at DATETIME, 
	unreachable_at DATETIME, 
	erased_at DATETIME, 
	CONSTRAINT pk_member PRIMARY KEY (id), 
	CONSTRAINT uq_member_telegram_id UNIQUE (telegram_id)
);
INSERT INTO "member" VALUES(1,777000001,'Andi','kanim','pns','2026-09-26 02:00:00.000000',NULL,NULL,NULL);
INSERT INTO "member" VALUES(2,777000002,'Rina','kanim','pns','2026-09-26 02:00:00.000000',NULL,NULL,NULL);
INSERT INTO "member" VALUES(3,777000003,'Dodi','kanim','pns','2026-09-26 02:00:00.000000',NULL,NULL,NULL);
INSERT INTO "member" VALUES(4,777000004,'Tika','kanim','pns','2026-09-26 02:00:00.000000',NULL,NULL,NULL);
INSERT INTO "member" VALUES(5,777000005,'Sri','kanim','pns','2026-09-26 02:00:00.000000',NULL,NULL,NULL);
INSERT INTO "member" VALUES(6,777000006,'Hendra','kanim','pns','2026-09-26 02:00:00.000000',NULL,NULL,NULL);
INSERT INTO "member" VALUES(7,777000007,'Bambang','kanim','pns','2026-09-26 02:00:00.000000',NULL,NULL,NULL);
INSERT INTO "member" VALUES(8,777000008,'Tono','kanim','pns','2026-09-26 02:00:00.000000',NULL,NULL,NULL);
INSERT INTO "member" VALUES(9,777000009,'Agus','kanim','pns','2026-11-27 14:10:00.000000',NULL,NULL,NULL);
INSERT INTO "member" VALUES(10,777000010,'Yuni','kanim','pns','2026-11-30 02:20:00.000000',NULL,NULL,NULL);
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	about INTEGER, 
	detail VARCHAR NOT NULL, 
	recipient_id INTEGER NOT NULL, 
	priority INTEGER NOT NULL, 
	dedup_key VARCHAR, 
	created_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	ready_at DATETIME NOT NULL, 
	state VARCHAR NOT NULL, 
	owner VARCHAR, 
	started_at DATETIME, 
	tries INTEGER NOT NULL, 
	error VARCHAR, 
	message_id INTEGER, 
	poll_id VARCHAR, 
	sent_at DATETIME, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT fk_outbox_recipient_id_member FOREIGN KEY(recipient_id) REFERENCES member (id), 
	CONSTRAINT uq_outbox_dedup_key UNIQUE (dedup_key)
);
INSERT INTO "outbox" VALUES(1,'laporan_baru',1,'1:kepala_seksi',5,5,'card:1:1:2026-09-28T00:30:00+00:00:5','2026-09-26 02:00:00.000000','2026-09-28 00:30:00.000000','2026-09-28 00:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(2,'laporan_berubah',1,'1',5,5,NULL,'2026-09-26 02:00:00.000000','2026-09-28 00:30:00.000000','2026-09-28 00:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(3,'tanda_terima',1,'',2,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(4,'laporan_bergerak',1,'3',2,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(6,'pertanyaan',1,'4|',2,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(8,'konfirmasi',1,'minta_info',5,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(9,'jawaban',1,'5|',5,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(11,'konfirmasi',1,'tambah|5',2,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(12,'laporan_bergerak',1,'6',2,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(14,'konfirmasi',1,'selesai',5,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(15,'verifikasi_kartu',1,'1',2,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(16,'verifikasi_kartu',1,'3',2,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(17,'verifikasi_kartu',1,'4',2,5,NULL,'2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','2026-09-26 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(18,'retensi_akan_dijalankan',NULL,'2026-10-30',1,5,'retensi_akan_dijalankan:2026-10-30:1','2026-10-16 02:00:00.000000','2026-10-16 02:00:00.000000','2026-10-16 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(19,'laporan_baru',2,'1:kepala_seksi',5,5,'card:2:1:2026-11-25T02:00:00+00:00:5','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(21,'jawaban',2,'3|',5,5,NULL,'2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(22,'laporan_berubah',2,'19',5,5,NULL,'2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(25,'laporan_bergerak',2,'4',3,5,NULL,'2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(26,'jenjang_kosong',2,'kepala_seksi/tikim/|vacant|kepala_kantor//|2026-11-25T02:00:00+00:00',1,5,'gap:2:kepala_seksi/tikim/|vacant:2026-11-25:1','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(27,'jenjang_kosong',2,'kepala_seksi/tikim/|vacant|kepala_kantor//|2026-11-25T02:00:00+00:00',7,5,'gap:2:kepala_seksi/tikim/|vacant:2026-11-25:7','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(28,'laporan_baru',2,'3:kepala_kantor',7,5,'card:2:3:2026-11-25T02:00:00+00:00:7','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','sent',NULL,NULL,0,NULL,528,NULL,'2026-11-25 02:00:00.000000');
INSERT INTO "outbox" VALUES(31,'konfirmasi',2,'alihkan|4',5,5,NULL,'2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','2026-11-25 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(32,'laporan_baru',2,'3:kepala_kantor',7,5,'card:2:3:2026-11-25T06:00:00+00:00:7','2026-11-25 05:00:00.000000','2026-11-25 06:00:00.000000','2026-11-25 06:00:00.000000','sent',NULL,NULL,0,NULL,532,NULL,'2026-11-25 05:00:00.000000');
INSERT INTO "outbox" VALUES(38,'laporan_baru',2,'3:kepala_kantor',7,5,'card:2:3:2026-11-27T00:30:00+00:00:7','2026-11-26 11:00:00.000000','2026-11-27 00:30:00.000000','2026-11-27 00:30:00.000000','sent',NULL,NULL,0,NULL,538,NULL,'2026-11-26 11:00:00.000000');
INSERT INTO "outbox" VALUES(47,'laporan_bergerak',2,'11',3,5,NULL,'2026-11-26 11:00:00.000000','2026-11-26 11:00:00.000000','2026-11-26 11:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(52,'laporan_bergerak_lanjut',2,'11',2,5,NULL,'2026-11-26 11:00:00.000000','2026-11-26 11:00:00.000000','2026-11-26 11:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(53,'laporan_bergerak_lanjut',2,'11',3,5,NULL,'2026-11-26 11:00:00.000000','2026-11-26 11:00:00.000000','2026-11-26 11:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(58,'janji_jatuh_tempo',2,'2026-11-26T12:00:00+00:00|7',7,5,NULL,'2026-11-26 13:00:00.000000','2026-11-26 13:00:00.000000','2026-11-26 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(63,'laporan_bergerak',2,'14',2,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(65,'laporan_baru',2,'3:kepala_kantor',7,5,'card:2:3:2026-11-30T00:30:00+00:00:7','2026-11-27 13:00:00.000000','2026-11-30 00:30:00.000000','2026-11-30 00:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(73,'laporan_bergerak',2,'17',2,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(75,'laporan_baru',2,'1:kepala_seksi',5,5,'card:2:1:2026-11-30T00:32:00+00:00:5','2026-11-27 13:00:00.000000','2026-11-30 00:32:00.000000','2026-11-30 00:32:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(83,'konfirmasi',2,'alihkan|17',7,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(85,'laporan_bergerak',2,'19',3,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(86,'laporan_baru',2,'1:tugas',4,5,'card:2:tugas:19','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','sent',NULL,NULL,0,NULL,586,NULL,'2026-11-27 13:00:00.000000');
INSERT INTO "outbox" VALUES(93,'laporan_bergerak',2,'20',2,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(95,'laporan_baru',2,'1:kepala_seksi',5,5,'card:2:1:2026-11-30T00:30:00+00:00:5','2026-11-27 13:00:00.000000','2026-11-30 00:30:00.000000','2026-11-30 00:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(107,'laporan_bergerak',2,'22',3,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(108,'laporan_baru',2,'1:tugas',4,5,'card:2:tugas:22','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','sent',NULL,NULL,0,NULL,608,NULL,'2026-11-27 13:00:00.000000');
INSERT INTO "outbox" VALUES(117,'laporan_baru',3,'1:kepala_seksi',5,5,'card:3:1:2026-11-30T00:36:00+00:00:5','2026-11-27 13:00:00.000000','2026-11-30 00:36:00.000000','2026-11-30 00:36:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(118,'laporan_berubah',3,'117',5,5,NULL,'2026-11-27 13:00:00.000000','2026-11-30 00:36:00.000000','2026-11-30 00:36:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(120,'laporan_bergerak',3,'3',2,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(122,'pertanyaan',3,'4|',2,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(124,'konfirmasi',3,'minta_info',5,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(125,'jawaban',3,'5|3,4',5,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:02.000000','2026-11-27 13:00:02.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(127,'konfirmasi',3,'tambah|5',2,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(128,'kabar_seksi',3,'6|',2,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(129,'konfirmasi',3,'kabari',5,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(130,'konfirmasi',3,'catatan',5,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(131,'laporan_bergerak',3,'8',2,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(134,'didorong',3,'10',5,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(135,'jawaban',3,'11|',5,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(137,'konfirmasi',3,'lanjutan|11',2,5,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(138,'laporan_baru',4,'1:kepala_seksi',5,0,'card:4:1:2026-11-27T13:00:00+00:00:5','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','sent',NULL,NULL,0,NULL,638,NULL,'2026-11-27 13:00:00.000000');
INSERT INTO "outbox" VALUES(140,'laporan_bergerak',4,'3',2,0,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(141,'laporan_berubah',4,'138',5,0,NULL,'2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','2026-11-27 13:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(142,'laporan_baru',5,'1:kepala_seksi',5,5,'card:5:1:2026-11-30T00:38:00+00:00:5','2026-11-27 14:10:00.000000','2026-11-30 00:38:00.000000','2026-11-30 00:38:00.000000','sent',NULL,NULL,0,NULL,642,NULL,'2026-11-27 14:10:00.000000');
INSERT INTO "outbox" VALUES(143,'laporan_berubah',5,'142',5,5,NULL,'2026-11-27 14:10:00.000000','2026-11-30 00:38:00.000000','2026-11-30 00:38:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(145,'laporan_bergerak',5,'4',3,5,NULL,'2026-11-27 14:10:00.000000','2026-11-27 14:10:00.000000','2026-11-27 14:10:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(147,'konfirmasi',5,'selesai',5,5,NULL,'2026-11-27 14:10:00.000000','2026-11-27 14:10:00.000000','2026-11-27 14:10:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(148,'minta_dibuka_lagi',5,'5',5,5,NULL,'2026-11-27 14:10:00.000000','2026-11-27 14:10:00.000000','2026-11-27 14:10:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(149,'konfirmasi',5,'buka_lagi',3,5,NULL,'2026-11-27 14:10:00.000000','2026-11-27 14:10:00.000000','2026-11-27 14:10:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(150,'laporan_baru',6,'1:kepala_seksi',5,5,'card:6:1:2026-11-30T00:40:00+00:00:5','2026-11-27 14:10:00.000000','2026-11-30 00:40:00.000000','2026-11-30 00:40:00.000000','sent',NULL,NULL,0,NULL,650,NULL,'2026-11-27 14:10:00.000000');
INSERT INTO "outbox" VALUES(151,'laporan_berubah',6,'150',5,5,NULL,'2026-11-27 14:10:00.000000','2026-11-30 00:40:00.000000','2026-11-30 00:40:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(153,'laporan_baru',6,'1:kepala_seksi:serah',9,5,'card:6:1:handover:3:9','2026-11-27 14:10:00.000000','2026-11-30 00:40:00.000000','2026-11-30 00:40:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(168,'verifikasi_kartu',2,'1',2,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(169,'verifikasi_kartu',2,'3',2,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(170,'verifikasi_kartu',2,'4',2,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(171,'verifikasi_kartu',2,'5',6,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(172,'verifikasi_diserahkan',2,'5',2,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(173,'verifikasi_diserahkan',2,'5',3,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(174,'verifikasi_kartu',3,'1',2,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(175,'verifikasi_kartu',3,'2',2,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(176,'verifikasi_kartu',3,'3',2,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(177,'verifikasi_kartu',4,'1',4,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(178,'verifikasi_kartu',4,'3',6,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(179,'verifikasi_selesai',4,'',4,5,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(180,'verifikasi_diserahkan',2,'6',6,5,NULL,'2026-11-28 14:30:00.000000','2026-11-28 14:30:00.000000','2026-11-28 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(181,'verifikasi_diserahkan',2,'6',3,5,NULL,'2026-11-28 14:30:00.000000','2026-11-28 14:30:00.000000','2026-11-28 14:30:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(182,'announcement_approval',1,'0',7,5,'announcement_approval:1:0:7','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','dropped',NULL,NULL,0,'decided',NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(183,'announcement_progress',1,'',8,5,NULL,'2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(184,'announcement',1,'',1,9,'announcement:1:1','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','sent',NULL,NULL,0,NULL,684,NULL,'2026-11-30 02:00:00.000000');
INSERT INTO "outbox" VALUES(185,'announcement',1,'',2,9,'announcement:1:2','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','sent',NULL,NULL,0,NULL,685,NULL,'2026-11-30 02:00:00.000000');
INSERT INTO "outbox" VALUES(186,'announcement',1,'',3,9,'announcement:1:3','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','sent',NULL,NULL,0,NULL,686,NULL,'2026-11-30 02:00:00.000000');
INSERT INTO "outbox" VALUES(187,'announcement',1,'',4,9,'announcement:1:4','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','sent',NULL,NULL,0,NULL,687,NULL,'2026-11-30 02:00:00.000000');
INSERT INTO "outbox" VALUES(188,'announcement',1,'',5,9,'announcement:1:5','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','sent',NULL,NULL,0,NULL,688,NULL,'2026-11-30 02:00:00.000000');
INSERT INTO "outbox" VALUES(189,'announcement',1,'',6,9,'announcement:1:6','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','sent',NULL,NULL,0,NULL,689,NULL,'2026-11-30 02:00:00.000000');
INSERT INTO "outbox" VALUES(190,'announcement',1,'',7,9,'announcement:1:7','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','sent',NULL,NULL,0,NULL,690,NULL,'2026-11-30 02:00:00.000000');
INSERT INTO "outbox" VALUES(191,'announcement',1,'',9,9,'announcement:1:9','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','sent',NULL,NULL,0,NULL,691,NULL,'2026-11-30 02:00:00.000000');
INSERT INTO "outbox" VALUES(192,'announcement_decided',1,'approved',8,5,NULL,'2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','2026-11-30 02:00:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(193,'announcement_digest',NULL,'1',10,5,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','sent',NULL,NULL,0,NULL,693,NULL,'2026-11-30 02:20:00.000000');
INSERT INTO "outbox" VALUES(194,'announcement_opened',1,'',10,5,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','sent',NULL,NULL,0,NULL,694,NULL,'2026-11-30 02:20:00.000000');
INSERT INTO "outbox" VALUES(195,'announcement_edit',1,'',1,9,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(196,'announcement_edit',1,'',2,9,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(197,'announcement_edit',1,'',3,9,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(198,'announcement_edit',1,'',4,9,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(199,'announcement_edit',1,'',5,9,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(200,'announcement_edit',1,'',6,9,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(201,'announcement_edit',1,'',7,9,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(202,'announcement_edit',1,'',9,9,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(203,'announcement_edit',1,'announcement_digest:0',10,9,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(204,'announcement_edit',1,'announcement_opened:0',10,9,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(205,'announcement_corrected',1,'',7,5,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(206,'wawancara_dihapus',NULL,'7,8,9',2,5,NULL,'2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','2026-11-30 02:20:00.000000','waiting',NULL,NULL,0,NULL,NULL,NULL,NULL);
CREATE TABLE pace (
	id VARCHAR NOT NULL, 
	next_at DATETIME NOT NULL, 
	CONSTRAINT pk_pace PRIMARY KEY (id)
);
CREATE TABLE question (
	id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	asked_at DATETIME NOT NULL, 
	text VARCHAR NOT NULL, 
	read_as VARCHAR, 
	offered VARCHAR DEFAULT '' NOT NULL, 
	band VARCHAR NOT NULL, 
	sop_id VARCHAR, 
	section VARCHAR, 
	score FLOAT, 
	answer_id INTEGER, 
	is_helpful BOOLEAN, 
	dislike VARCHAR, 
	rated_at DATETIME, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT fk_question_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);
CREATE TABLE quiz_attempt (
	id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	question_id VARCHAR NOT NULL, 
	correct INTEGER NOT NULL, 
	is_wished BOOLEAN NOT NULL, 
	asked_on DATE NOT NULL, 
	asked_at DATETIME NOT NULL, 
	tries INTEGER DEFAULT '0' NOT NULL, 
	chosen INTEGER, 
	is_right BOOLEAN, 
	answered_at DATETIME, 
	CONSTRAINT pk_quiz_attempt PRIMARY KEY (id), 
	CONSTRAINT fk_quiz_attempt_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);
CREATE TABLE replica (
	id VARCHAR NOT NULL, 
	started_at DATETIME NOT NULL, 
	alive_until DATETIME NOT NULL, 
	heard_at DATETIME, 
	connections VARCHAR NOT NULL, 
	content VARCHAR, 
	CONSTRAINT pk_replica PRIMARY KEY (id)
);
CREATE TABLE retention_log (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_retention_log PRIMARY KEY (id)
);
INSERT INTO "retention_log" VALUES(1,'2026-10-31 02:00:00.000000','reports','selesai','[retention.reports] selesai = 30',1);
INSERT INTO "retention_log" VALUES(2,'2026-10-31 02:00:00.000000','verifications','selesai','[retention.verifications] selesai = 30',1);
CREATE TABLE retention_run (
	day DATE NOT NULL, 
	finished_at DATETIME NOT NULL, 
	CONSTRAINT pk_retention_run PRIMARY KEY (day)
);
INSERT INTO "retention_run" VALUES('2026-10-01','2026-10-01 02:00:00.000000');
INSERT INTO "retention_run" VALUES('2026-10-06','2026-10-06 02:00:00.000000');
INSERT INTO "retention_run" VALUES('2026-10-11','2026-10-11 02:00:00.000000');
INSERT INTO "retention_run" VALUES('2026-10-16','2026-10-16 02:00:00.000000');
INSERT INTO "retention_run" VALUES('2026-10-21','2026-10-21 02:00:00.000000');
INSERT INTO "retention_run" VALUES('2026-10-26','2026-10-26 02:00:00.000000');
INSERT INTO "retention_run" VALUES('2026-10-31','2026-10-31 02:00:00.000000');
INSERT INTO "retention_run" VALUES('2026-11-05','2026-11-05 02:00:00.000000');
INSERT INTO "retention_run" VALUES('2026-11-10','2026-11-10 02:00:00.000000');
INSERT INTO "retention_run" VALUES('2026-11-15','2026-11-15 02:00:00.000000');
CREATE TABLE revision (
	id INTEGER NOT NULL, 
	path VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	heading VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	questions VARCHAR NOT NULL, 
	gap_id INTEGER, 
	basis VARCHAR NOT NULL, 
	author_id INTEGER, 
	approver_id INTEGER, 
	post VARCHAR NOT NULL, 
	must_read BOOLEAN NOT NULL, 
	approved_at DATETIME NOT NULL, 
	effective_from DATE NOT NULL, 
	started_at DATETIME, 
	ended_at DATETIME, 
	CONSTRAINT pk_revision PRIMARY KEY (id), 
	CONSTRAINT fk_revision_author_id_member FOREIGN KEY(author_id) REFERENCES member (id), 
	CONSTRAINT fk_revision_approver_id_member FOREIGN KEY(approver_id) REFERENCES member (id), 
	CONSTRAINT uq_revision_path UNIQUE (path, number)
);
CREATE TABLE revision_draft (
	id INTEGER NOT NULL, 
	path VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	heading VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	questions VARCHAR NOT NULL, 
	gap_id INTEGER, 
	written_on VARCHAR NOT NULL, 
	basis VARCHAR NOT NULL, 
	author_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	effective_from DATE, 
	must_read BOOLEAN NOT NULL, 
	submitted_at DATETIME NOT NULL, 
	due_at DATETIME, 
	reminded INTEGER NOT NULL, 
	reviewer_id INTEGER, 
	post VARCHAR NOT NULL, 
	decided_at DATETIME, 
	revision_id INTEGER, 
	words VARCHAR NOT NULL, 
	CONSTRAINT pk_revision_draft PRIMARY KEY (id), 
	CONSTRAINT fk_revision_draft_author_id_member FOREIGN KEY(author_id) REFERENCES member (id), 
	CONSTRAINT fk_revision_draft_reviewer_id_member FOREIGN KEY(reviewer_id) REFERENCES member (id)
);
CREATE TABLE script_use (
	id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	script_id VARCHAR NOT NULL, 
	used_on DATE NOT NULL, 
	used_at DATETIME NOT NULL, 
	CONSTRAINT pk_script_use PRIMARY KEY (id), 
	CONSTRAINT fk_script_use_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);
CREATE TABLE seal_proof (
	id VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	CONSTRAINT pk_seal_proof PRIMARY KEY (id)
);
CREATE TABLE section_in_force (
	address VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	since DATETIME, 
	CONSTRAINT pk_section_in_force PRIMARY KEY (address)
);
CREATE TABLE section_opening (
	member_id INTEGER NOT NULL, 
	sop_id VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	opened_on DATE NOT NULL, 
	CONSTRAINT pk_section_opening PRIMARY KEY (member_id, sop_id, section), 
	CONSTRAINT fk_section_opening_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);
CREATE TABLE sop_change (
	id INTEGER NOT NULL, 
	address VARCHAR NOT NULL, 
	passage VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	"before" VARCHAR NOT NULL, 
	"after" VARCHAR NOT NULL, 
	must_read BOOLEAN NOT NULL, 
	noticed_at DATETIME NOT NULL, 
	told_at DATETIME NOT NULL, 
	CONSTRAINT pk_sop_change PRIMARY KEY (id)
);
CREATE TABLE sop_change_reader (
	id INTEGER NOT NULL, 
	change_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	question_id INTEGER, 
	read_at DATETIME, 
	CONSTRAINT pk_sop_change_reader PRIMARY KEY (id), 
	CONSTRAINT fk_sop_change_reader_change_id_sop_change FOREIGN KEY(change_id) REFERENCES sop_change (id), 
	CONSTRAINT fk_sop_change_reader_member_id_member FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT uq_sop_change_reader_change_id UNIQUE (change_id, member_id)
);
CREATE TABLE stranger_notice (
	telegram_id INTEGER NOT NULL, 
	told_at DATETIME NOT NULL, 
	wrong_links INTEGER NOT NULL, 
	CONSTRAINT pk_stranger_notice PRIMARY KEY (telegram_id)
);
CREATE TABLE suggestion (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	passage VARCHAR NOT NULL, 
	item_id VARCHAR NOT NULL, 
	people INTEGER NOT NULL, 
	times INTEGER NOT NULL, 
	last_at DATETIME NOT NULL, 
	question_id INTEGER, 
	asker_id INTEGER, 
	dislike VARCHAR, 
	decided_by INTEGER, 
	decided_at DATETIME, 
	exported_at DATETIME, 
	CONSTRAINT pk_suggestion PRIMARY KEY (id), 
	CONSTRAINT fk_suggestion_asker_id_member FOREIGN KEY(asker_id) REFERENCES member (id), 
	CONSTRAINT fk_suggestion_decided_by_member FOREIGN KEY(decided_by) REFERENCES member (id), 
	CONSTRAINT uq_suggestion_question_id UNIQUE (question_id)
);
CREATE TABLE training_held (
	item_id VARCHAR NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	held_at DATETIME NOT NULL, 
	CONSTRAINT pk_training_held PRIMARY KEY (item_id)
);
CREATE TABLE training_plan (
	unit VARCHAR NOT NULL, 
	days VARCHAR NOT NULL, 
	at TIME NOT NULL, 
	theme VARCHAR, 
	quiz_days VARCHAR NOT NULL, 
	changed_by INTEGER NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_training_plan PRIMARY KEY (unit), 
	CONSTRAINT fk_training_plan_changed_by_member FOREIGN KEY(changed_by) REFERENCES member (id)
);
CREATE TABLE training_progress (
	member_id INTEGER NOT NULL, 
	item_id VARCHAR NOT NULL, 
	box INTEGER NOT NULL, 
	due_on DATE NOT NULL, 
	is_right BOOLEAN NOT NULL, 
	answered_on DATE NOT NULL, 
	CONSTRAINT pk_training_progress PRIMARY KEY (member_id, item_id), 
	CONSTRAINT fk_training_progress_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);
CREATE TABLE training_snooze (
	member_id INTEGER NOT NULL, 
	until DATE NOT NULL, 
	CONSTRAINT pk_training_snooze PRIMARY KEY (member_id), 
	CONSTRAINT fk_training_snooze_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);
CREATE TABLE verification (
	id INTEGER NOT NULL, 
	officer_id INTEGER NOT NULL, 
	holder_id INTEGER NOT NULL, 
	unit VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	issuer_id VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	anomaly_id INTEGER, 
	case_reference VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	application VARCHAR NOT NULL, 
	interviewed_on DATE, 
	deadline_on DATE, 
	suspended_on DATE, 
	suspended_by VARCHAR NOT NULL, 
	sent_on DATE, 
	channel VARCHAR, 
	answer_due_on DATE, 
	answered_on DATE, 
	answered_by VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	outcome VARCHAR, 
	due_at DATETIME, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	erased_at DATETIME, 
	CONSTRAINT pk_verification PRIMARY KEY (id), 
	CONSTRAINT fk_verification_anomaly_id_anomaly FOREIGN KEY(anomaly_id) REFERENCES anomaly (id), 
	CONSTRAINT fk_verification_holder_id_member FOREIGN KEY(holder_id) REFERENCES member (id), 
	CONSTRAINT fk_verification_officer_id_member FOREIGN KEY(officer_id) REFERENCES member (id)
);
INSERT INTO "verification" VALUES(1,2,2,'kanim','dokintalkim','dukcapil','KK',NULL,'','','biasa','2026-09-26','2026-10-01',NULL,'','2026-09-26','telepon','2026-09-28','2026-09-26','','selesai','asli',NULL,'2026-09-26 02:00:00.000000','2026-10-31 02:00:00.000000','2026-10-31 02:00:00.000000');
INSERT INTO "verification" VALUES(2,3,6,'kanim','dokintalkim','dukcapil','KK',NULL,'2/2026','Apakah benar?','biasa','2026-11-27','2026-12-03',NULL,'','2026-11-27','surat','2026-11-28',NULL,'','menunggu',NULL,'2026-11-30 00:30:00.000000','2026-11-27 14:30:00.000000','2026-11-28 14:30:00.000000',NULL);
INSERT INTO "verification" VALUES(3,2,2,'kanim','dokintalkim','dukcapil','Akta',NULL,'3/2026','','dikecualikan',NULL,NULL,'2026-11-27','surat | 55',NULL,NULL,NULL,NULL,'','disiapkan',NULL,NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000',NULL);
INSERT INTO "verification" VALUES(4,4,4,'kanim','dokintalkim','dukcapil','KK',NULL,'4/2026','','biasa','2026-11-27','2026-12-03',NULL,'',NULL,NULL,NULL,'2026-11-27','Panitera | loket 1','selesai','tidak_asli',NULL,'2026-11-27 14:30:00.000000','2026-11-27 14:30:00.000000',NULL);
CREATE TABLE verification_history (
	id INTEGER NOT NULL, 
	verification_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	event VARCHAR NOT NULL, 
	actor_id INTEGER, 
	detail VARCHAR NOT NULL, 
	salt VARCHAR, 
	digest VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_verification_history PRIMARY KEY (id), 
	CONSTRAINT fk_verification_history_actor_id_member FOREIGN KEY(actor_id) REFERENCES member (id), 
	CONSTRAINT fk_verification_history_verification_id_verification FOREIGN KEY(verification_id) REFERENCES verification (id), 
	CONSTRAINT uq_verification_history_verification_id UNIQUE (verification_id, number)
);
INSERT INTO "verification_history" VALUES(1,1,1,'2026-09-26 02:00:00.000000','dibuka',2,'','06047c8fc6d0c6f835e798cd0dbd8b9c','0873c52c081f60a83f813814fe0e521eed70ee2aafd48fd53fb6aeb1a412b681','6c304b4583138439a4d1fe744261041a6eb591f7a3af9fcdfad12c8f5fde1115');
INSERT INTO "verification_history" VALUES(2,1,2,'2026-09-26 02:00:00.000000','diwawancara',2,'biasa|2026-09-26','9c99337e4100ebfc85b4d91f5e2825bb','2672c0d6eb708f43495735878b467d7e26ca9f4383f82239c53bba20cfbe028f','72b6bf772e51c16de74711f2139399cb9662e339a3ae7f62bd2d70bf06593a86');
INSERT INTO "verification_history" VALUES(3,1,3,'2026-09-26 02:00:00.000000','dikirim',2,'telepon|2026-09-26|2026-09-28','d27407b60e944572275d7c0f4cb0b033','0ba9e5351560b89366ba590e6733ab29f47796621572888f5e7620629b87393f','66dde7604fe7cd29e0821bdefa7d501299643a7e07077ac41b619ea9d6e75694');
INSERT INTO "verification_history" VALUES(4,1,4,'2026-09-26 02:00:00.000000','dijawab',2,'',NULL,'027951dd0b642ee0693954bbf9322c5323d0fa8e095b7b0f565fc66547dde4bb','a4b5baee3c18e23b9e812905be657078f0064ca21e73ec8552697f68b57a96f0');
INSERT INTO "verification_history" VALUES(5,1,5,'2026-10-31 02:00:00.000000','teks_dihapus',NULL,'retensi|4','19d1d149e3dd064c433d1d6f78989422','152f3414fb054d9c471be0ad3e555bfd74ea5bd5864bb2b5eea406448a218882','f70204daa5c3235515fd0f467d6481d4581ab4d970081d82e4748c623a350e57');
INSERT INTO "verification_history" VALUES(6,2,1,'2026-11-27 14:30:00.000000','dibuka',2,'','ffce76023f832f13de75148352372952','37c7274d6d1b01ad7479e0c8f3425a6042747b2c3b9f6df142283b4f34263db5','95e1eb7382ce9ee68976f1a1f28ec75ac7e003dc891fcc2c2df7695ca3fb6a52');
INSERT INTO "verification_history" VALUES(7,2,2,'2026-11-27 14:30:00.000000','diwawancara',2,'biasa|2026-11-27','57ebdbe2b41fa6d8501858524630d32e','2e5f76d274a1703491f065970dfb2dd55f6c477cb00f8c244578ae885885fbfb','74cf73c9b34ca0de3f7f496c81b0b5118ef900dc3747373fe369b897371217f8');
INSERT INTO "verification_history" VALUES(8,2,3,'2026-11-27 14:30:00.000000','dikirim',2,'telepon|2026-11-27|2026-11-28','20f864f212f34649e9385a12e75a884f','3f19333614762f4549174aa77e5fa9a5fe87a1e2bfe390c48a64b97f600459f1','ca0edb1d08333d01a8fe64043c8b1c0c6fceea6bf60d93f0fc4a67439701af8f');
INSERT INTO "verification_history" VALUES(9,2,4,'2026-11-27 14:30:00.000000','ditanyakan_lagi',2,'surat|2026-11-27|2026-11-28','67ad9b54efcd2b4a34bfc7056ffeb896','6b9630daf94dff2c3f8a0af094fe84c1c54b1fa003bf6b9e16c3542a399d0a3a','a8412dacc33815e8c6527342c7f1b6bf39c1952643eef53bc3710fd5bbf14ec2');
INSERT INTO "verification_history" VALUES(10,2,5,'2026-11-27 14:30:00.000000','diserahkan',6,'3|6','6a12fc732961c5e3ba427da43fbadefa','4b2ae918eeb32bd60465d1fedbaabbd3aabb1d72d9990791064557d847df354d','2ae0c0354c8327c8672809a5b827b840c3ac9bcde87186b22e94b13d43eb7a55');
INSERT INTO "verification_history" VALUES(11,3,1,'2026-11-27 14:30:00.000000','dibuka',2,'','eb2253f11f77a9f9d45ac6410210f924','de939f858611d8b715bcac133de8f44415701fc45e7abcadf0208e7ec0e43af0','7ee1a86363677ab900ebd3b9a2e72e811385fc2e55e751fc015241ed465a9fa2');
INSERT INTO "verification_history" VALUES(12,3,2,'2026-11-27 14:30:00.000000','diwawancara',2,'dikecualikan|','0a2a56246cf1a77147863bb1cdaa9afe','7799703e743892da7f74365a4a68a36db3b83f5fbd7bd26fef5e8037d9dfc1ca','df529aa5fa34cbddd4b32237dc2cb4d29cae3d6ffcef6df9ddfa7bf9ad2cf735');
INSERT INTO "verification_history" VALUES(13,3,3,'2026-11-27 14:30:00.000000','ditangguhkan',2,'2026-11-27|surat | 55','a596a48c6ec044996184df1080ba1738','ea76b88cd7d06cdf595119d53f998b8d9c15c1f0d8e2ad8a61de316db819280d','0c8f276239c05164e7a1d7f8ac854c3b2e15a0e22369bbbcd4e634e404b00a03');
INSERT INTO "verification_history" VALUES(14,4,1,'2026-11-27 14:30:00.000000','dibuka',4,'','514dc44340a3ea31d44d64782215953a','32eff920774bf87368e19ffa64a979d9645e38e58af29af949b1d685f1262b83','a123d0cec0df0041c94ae07081b433e15655de47c05f55a5a84516b2e38e0109');
INSERT INTO "verification_history" VALUES(15,4,2,'2026-11-27 14:30:00.000000','diwawancara',4,'biasa|2026-11-27','9b3bce1848cbef0a04a006cb6fdb0d61','f4d8a334e13d0dd071635a5681e86affe16734074e4cee5d7c946d33801c5e48','50766b4155dd44f1832052a5d39c4ed5f424decfdeda888d644d6578e705e5df');
INSERT INTO "verification_history" VALUES(16,4,3,'2026-11-27 14:30:00.000000','dijawab',6,'tidak_asli|2026-11-27|Panitera | loket 1','440b40ae7e3bbf232273a2acb1a7ff9b','8836df229b9878d312852ec201a9f289303a9b97b388c6f5b2f38e09e46c43cc','b93b5c10a5499f5b5aa8e9eea1633cffe69641e48c842235b629ec4e061a7e2b');
INSERT INTO "verification_history" VALUES(17,2,6,'2026-11-28 14:30:00.000000','diserahkan',NULL,'6|','756eb1c1900969468e6e81681e66cf76','9d89a0d547ffdf587bb5451eb5d1c6d11f3f42b9a226c58bcfad34823cab9473','1c3b8faa512f677c9129ea994e97e7c22bf16ac0f102616f88e8dfbbc0abab23');
CREATE INDEX ix_inbox_chat ON inbox (chat_id, update_id) WHERE done_at IS NULL;
CREATE INDEX ix_inbox_open ON inbox (update_id) WHERE done_at IS NULL;
CREATE INDEX ix_announcement_author_id ON announcement (author_id);
CREATE UNIQUE INDEX ix_announcement_draft ON announcement (author_id) WHERE state = 'draf';
CREATE INDEX ix_announcement_due ON announcement (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ix_anomaly_due ON anomaly (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ix_anomaly_open ON anomaly (created_at) WHERE state NOT IN ('ditarik', 'selesai');
CREATE INDEX ix_anomaly_reporter_id ON anomaly (reporter_id);
CREATE INDEX ix_anomaly_state ON anomaly (state);
CREATE INDEX ix_appointment_member_id ON appointment (member_id);
CREATE INDEX ix_appointment_post ON appointment (member_id) WHERE role != 'petugas';
CREATE INDEX ix_card_day_day ON card_day (day);
CREATE INDEX ix_leave_member_id ON leave (member_id);
CREATE INDEX ix_outbox_dead ON outbox (error) WHERE state = 'dead';
CREATE INDEX ix_outbox_order ON outbox (priority, due_at, id) WHERE state = 'waiting';
CREATE INDEX ix_outbox_poll_id ON outbox (poll_id);
CREATE INDEX ix_outbox_recipient ON outbox (recipient_id) WHERE state IN ('waiting', 'held');
CREATE INDEX ix_outbox_subject ON outbox (kind, about, recipient_id);
CREATE INDEX ix_question_asked_at ON question (asked_at);
CREATE INDEX ix_question_band ON question (band);
CREATE INDEX ix_question_member_id ON question (member_id);
CREATE INDEX ix_head_answer_in_force ON head_answer (valid_until) WHERE is_for_all AND ended_at IS NULL;
CREATE INDEX ix_forwarded_question_asker_id ON forwarded_question (asker_id);
CREATE INDEX ix_forwarded_question_open ON forwarded_question (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ix_suggestion_open ON suggestion (section) WHERE state = 'terbuka';
CREATE INDEX ix_suggestion_learned ON suggestion (id) WHERE (kind = 'contoh' AND state = 'diterima') OR (kind = 'kekurangan' AND state = 'bukan_urusan');
CREATE INDEX ix_section_opening_opened_on ON section_opening (opened_on);
CREATE INDEX ix_sop_change_owner ON sop_change (owner);
CREATE INDEX ix_sop_change_told_at ON sop_change (told_at);
CREATE INDEX ix_sop_change_reader_member_id ON sop_change_reader (member_id);
CREATE INDEX ix_revision_draft_author_id ON revision_draft (author_id);
CREATE UNIQUE INDEX ix_revision_draft_waiting ON revision_draft (path) WHERE state = 'menunggu';
CREATE INDEX ix_revision_started ON revision (path, number) WHERE started_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX ix_quiz_attempt_member_id ON quiz_attempt (member_id, asked_on);
CREATE UNIQUE INDEX uq_quiz_attempt_day ON quiz_attempt (member_id, asked_on) WHERE NOT is_wished;
CREATE INDEX ix_script_use_member_id ON script_use (member_id, used_on);
CREATE INDEX ix_announcement_delivery_member_id ON announcement_delivery (member_id);
CREATE INDEX ix_announcement_history_announcement_id ON announcement_history (announcement_id);
CREATE INDEX ix_anomaly_attachment_anomaly_id ON anomaly_attachment (anomaly_id);
CREATE INDEX ix_anomaly_history_anomaly_id ON anomaly_history (anomaly_id);
CREATE INDEX ix_anomaly_history_joined ON anomaly_history (actor_id, anomaly_id) WHERE event = 'ditambahkan';
CREATE INDEX ix_verification_due ON verification (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ix_verification_holder_id ON verification (holder_id);
CREATE INDEX ix_verification_officer_id ON verification (officer_id);
CREATE INDEX ix_verification_open ON verification (created_at) WHERE state NOT IN ('dibatalkan', 'selesai');
CREATE INDEX ix_verification_history_verification_id ON verification_history (verification_id);
COMMIT;
