-- County projects and what citizens say of them.

CREATE TABLE project (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reference CHAR(9) NOT NULL UNIQUE,
  name_en VARCHAR(120) NOT NULL,
  name_sw VARCHAR(120) NULL,
  department_code VARCHAR(20) NOT NULL,
  ward_code CHAR(4) NOT NULL,
  status VARCHAR(20) NOT NULL,
  budget_kes BIGINT NOT NULL,
  spent_kes BIGINT NOT NULL,
  contractor VARCHAR(120) NULL,
  progress_percent TINYINT NOT NULL,
  started_on DATE NULL,
  due_on DATE NULL,
  updated_on DATE NOT NULL,
  source VARCHAR(60) NOT NULL,
  latitude DECIMAL(9,6) NULL,
  longitude DECIMAL(9,6) NULL,
  area MEDIUMTEXT NULL,
  sample BOOLEAN NOT NULL,
  KEY project_by_ward (ward_code, name_en),
  CONSTRAINT project_department FOREIGN KEY (department_code) REFERENCES department (code),
  CONSTRAINT project_ward FOREIGN KEY (ward_code) REFERENCES ward (code),
  CONSTRAINT project_progress CHECK (progress_percent BETWEEN 0 AND 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE project_remark (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  project_reference CHAR(9) NOT NULL,
  citizen_id BIGINT NULL,
  ward_code CHAR(4) NULL,
  verdict VARCHAR(20) NOT NULL,
  body VARCHAR(1000) NULL,
  language VARCHAR(3) NOT NULL,
  channel VARCHAR(20) NOT NULL,
  state VARCHAR(20) NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY remark_project (project_reference, at),
  CONSTRAINT remark_of_project FOREIGN KEY (project_reference) REFERENCES project (reference),
  CONSTRAINT remark_citizen FOREIGN KEY (citizen_id) REFERENCES citizen (id),
  CONSTRAINT remark_ward FOREIGN KEY (ward_code) REFERENCES ward (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
