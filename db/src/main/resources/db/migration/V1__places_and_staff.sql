-- Places, departments and the people who work for the county. A place is two DECIMAL columns (WGS 84 degrees), an area GeoJSON text.

CREATE TABLE sub_county (
  code CHAR(3) NOT NULL PRIMARY KEY,
  name VARCHAR(60) NOT NULL UNIQUE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ward (
  code CHAR(4) NOT NULL PRIMARY KEY,
  sub_county_code CHAR(3) NOT NULL,
  name VARCHAR(60) NOT NULL UNIQUE,
  latitude DECIMAL(9,6) NULL,
  longitude DECIMAL(9,6) NULL,
  area MEDIUMTEXT NULL,
  CONSTRAINT ward_sub_county FOREIGN KEY (sub_county_code) REFERENCES sub_county (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE department (
  code VARCHAR(20) NOT NULL PRIMARY KEY,
  name VARCHAR(120) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE hospital (
  code VARCHAR(20) NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  level TINYINT NOT NULL,
  sub_county_code CHAR(3) NOT NULL,
  latitude DECIMAL(9,6) NULL,
  longitude DECIMAL(9,6) NULL,
  CONSTRAINT hospital_sub_county FOREIGN KEY (sub_county_code) REFERENCES sub_county (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE staff (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  username VARCHAR(60) NULL UNIQUE,
  name_sealed VARBINARY(400) NOT NULL,
  role VARCHAR(30) NOT NULL,
  department_code VARCHAR(20) NULL,
  ward_code CHAR(4) NULL,
  hospital_code VARCHAR(20) NULL,
  phone_hash BINARY(32) NULL UNIQUE,
  phone_sealed VARBINARY(120) NULL,
  language VARCHAR(3) NOT NULL,
  password_hash VARCHAR(255) NULL,
  totp_sealed VARBINARY(200) NULL,
  absent_from DATE NULL,
  absent_until DATE NULL,
  deputy_id BIGINT NULL,
  on_call BOOLEAN NOT NULL,
  on_call_order SMALLINT NULL,
  active BOOLEAN NOT NULL,
  sample BOOLEAN NOT NULL,
  created_at DATETIME(3) NOT NULL,
  CONSTRAINT staff_department FOREIGN KEY (department_code) REFERENCES department (code),
  CONSTRAINT staff_ward FOREIGN KEY (ward_code) REFERENCES ward (code),
  CONSTRAINT staff_hospital FOREIGN KEY (hospital_code) REFERENCES hospital (code),
  CONSTRAINT staff_deputy FOREIGN KEY (deputy_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
