-- Permits and the kinds of them. phone_linked_at is when the county last knew the number to be the holder's.

CREATE TABLE permit_type (
  code VARCHAR(20) NOT NULL PRIMARY KEY,
  name_en VARCHAR(80) NOT NULL,
  name_sw VARCHAR(80) NOT NULL,
  department_code VARCHAR(20) NOT NULL,
  CONSTRAINT permit_type_department FOREIGN KEY (department_code) REFERENCES department (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE permit (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number CHAR(9) NOT NULL UNIQUE,
  type_code VARCHAR(20) NOT NULL,
  business_name_sealed VARBINARY(600) NOT NULL,
  holder_name_sealed VARBINARY(400) NOT NULL,
  holder_phone_hash BINARY(32) NULL,
  holder_phone_sealed VARBINARY(120) NULL,
  phone_linked_at DATETIME(3) NULL,
  ward_code CHAR(4) NOT NULL,
  latitude DECIMAL(9,6) NULL,
  longitude DECIMAL(9,6) NULL,
  status VARCHAR(20) NOT NULL,
  status_reason VARCHAR(200) NULL,
  status_on DATE NOT NULL,
  submitted_on DATE NOT NULL,
  valid_from DATE NULL,
  valid_to DATE NULL,
  source VARCHAR(60) NOT NULL,
  sample BOOLEAN NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  KEY permit_holder (holder_phone_hash),
  CONSTRAINT permit_type_of FOREIGN KEY (type_code) REFERENCES permit_type (code),
  CONSTRAINT permit_ward FOREIGN KEY (ward_code) REFERENCES ward (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
