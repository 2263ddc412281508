package ke.go.machakos.gateway.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ke.go.machakos.db.reference.Reference;

/**
 * Years of a county's records, written into the store of a running gateway: permits, bills, two
 * payments of each bill and the ledger's rows of each payment.
 *
 * <p>Names are the sealed names of a sample permit, holders and payers random hashes, three permits
 * each, and no reminder is due. Keys of random values are built after their rows.
 *
 * @param permits how many
 * @param bills how many, at least as many as permits: the first are of the permits
 */
record Archive(int permits, int bills) {
  /** The sequence of the first permit and the first bill: behind all that the sample holds. */
  private static final int FIRST = 300_001;

  private static final int CHUNK = 50_000;
  private static final int PAYMENTS = 2;

  /** A bill of three thousand shillings is left to pay after its two payments. */
  static final int LEFT_KES = 3_000;

  private static final int PART_KES = 1_000;

  static Archive of(Plan plan) {
    return plan.quick() ? new Archive(10_000, 12_500) : new Archive(1_000_000, 1_250_000);
  }

  String permit(int index) {
    return Reference.of(Reference.Kind.PERMIT, FIRST + index).digits();
  }

  String bill(int index) {
    return Reference.of(Reference.Kind.BILL, FIRST + index).digits();
  }

  /** The receipt of a bill's first payment. */
  static String receipt(int index) {
    return String.format(Locale.ROOT, "BN%08d", PAYMENTS * index);
  }

  String described() {
    return String.format(
        Locale.ROOT,
        "%,d permits, %,d bills, %,d payments and %,d postings",
        permits,
        bills,
        PAYMENTS * bills,
        2 * PAYMENTS * bills);
  }

  void write(Connection owner) throws SQLException {
    try (Statement sql = owner.createStatement()) {
      sql.execute("SET unique_checks = 0, foreign_key_checks = 0");
      sql.execute("CREATE TABLE bench (i INT PRIMARY KEY, permit CHAR(9), bill CHAR(9))");
      numbers(owner);
      sql.execute("ALTER TABLE permit DROP KEY permit_holder");
      sql.execute("ALTER TABLE bill DROP KEY bill_payer");
      sql.execute("ALTER TABLE payment DROP KEY payment_payer");
      long payment = value(sql, "SELECT MAX(id) + 1 FROM payment");
      long entry = value(sql, "SELECT MAX(id) + 1 FROM ledger_entry");
      String ward = oneOf(sql, "SELECT code FROM ward ORDER BY code");
      for (int from = 0; from < bills; from += CHUNK) {
        String chunk = " WHERE i >= " + from + " AND i < " + (from + CHUNK);
        sql.execute(permitRows(ward) + chunk + " AND i < " + permits);
        sql.execute(billRows(ward) + chunk);
        sql.execute(paymentRows(payment) + chunk);
        sql.execute(entryRows(entry) + chunk);
        sql.execute(postingRows(payment, entry) + chunk);
      }
      sql.execute("ALTER TABLE permit ADD KEY permit_holder (holder_phone_hash)");
      sql.execute("ALTER TABLE bill ADD KEY bill_payer (payer_phone_hash)");
      sql.execute("ALTER TABLE payment ADD KEY payment_payer (payer_phone_hash)");
      sql.execute("DROP TABLE bench");
      sql.execute("ANALYZE TABLE permit, bill, payment, ledger_entry, posting");
    }
  }

  private void numbers(Connection owner) throws SQLException {
    owner.setAutoCommit(false);
    try (PreparedStatement row = owner.prepareStatement("INSERT INTO bench VALUES (?, ?, ?)")) {
      for (int i = 0; i < bills; i++) {
        row.setInt(1, i);
        row.setString(2, permit(i));
        row.setString(3, bill(i));
        row.addBatch();
        if (i % CHUNK == CHUNK - 1 || i == bills - 1) {
          row.executeBatch();
          owner.commit();
        }
      }
    }
    owner.setAutoCommit(true);
  }

  private static String permitRows(String ward) {
    return """
    INSERT INTO permit (number, type_code, business_name_sealed, holder_name_sealed,
      holder_phone_hash, phone_linked_at, ward_code, status, status_on, submitted_on, valid_from,
      valid_to, source, sample, updated_at, remind_at, reminded_of)
    SELECT permit, 'BUSINESS', of.business_name_sealed, of.holder_name_sealed,
      UNHEX(SHA2(CONCAT('holder', i DIV 3), 256)), '2026-01-05', %s, 'issued', '2026-01-05',
      '2026-01-02', CURRENT_DATE, CURRENT_DATE + INTERVAL 300 DAY, 'bench', TRUE, '2026-01-05',
      CURRENT_DATE + INTERVAL 270 DAY, CURRENT_DATE + INTERVAL 300 DAY
    FROM bench CROSS JOIN (SELECT * FROM permit WHERE number = '1010013') of"""
        .formatted(ward);
  }

  private static String billRows(String ward) {
    return """
    INSERT INTO bill (number, stream_code, master_system, permit_number, payer_name_sealed,
      payer_phone_hash, phone_linked_at, ward_code, amount_kes, issued_on, due_on, state, sample,
      updated_at)
    SELECT bill, 'BUSINESS_PERMIT', 'bench', permit, of.payer_name_sealed,
      UNHEX(SHA2(CONCAT('holder', i DIV 3), 256)), '2026-01-05', %s, %d, '2026-01-02',
      '2026-12-31', 'open', TRUE, '2026-01-05'
    FROM bench CROSS JOIN (SELECT * FROM bill WHERE number = '2010011') of"""
        .formatted(ward, LEFT_KES + PAYMENTS * PART_KES);
  }

  private static String paymentRows(long first) {
    return """
    INSERT INTO payment (id, receipt, channel, amount_kes, paid_at, payer_phone_hash, account_given,
      bill_number, state, sample, recorded_at)
    SELECT %1$d + seq, CONCAT('BN', LPAD(seq, 8, '0')), 'c2b', %2$d,
      '2026-01-05' + INTERVAL seq SECOND, UNHEX(SHA2(CONCAT('holder', i DIV 3), 256)), bill, bill,
      'posted', TRUE, '2026-01-05' + INTERVAL seq SECOND
    FROM %3$s"""
        .formatted(first, PART_KES, PAID);
  }

  private static String entryRows(long first) {
    return """
    INSERT INTO ledger_entry (id, cause, reason, posted_at)
    SELECT %1$d + seq, CONCAT('bench/payment/', seq), 'received',
      '2026-01-05' + INTERVAL seq SECOND
    FROM %2$s"""
        .formatted(first, PAID);
  }

  private static String postingRows(long payment, long entry) {
    return """
    INSERT INTO posting (entry_id, account, bill_number, payment_id, amount_kes, posted_at)
    SELECT %2$d + seq, IF(side < 0, 'bill', 'bank'), IF(side < 0, bill, NULL), %1$d + seq,
      side * %3$d, '2026-01-05' + INTERVAL seq SECOND
    FROM %4$s CROSS JOIN (SELECT 1 side UNION ALL SELECT -1) sides"""
        .formatted(payment, entry, PART_KES, PAID);
  }

  /** Each bill as often as it was paid, with the payment's number. */
  private static final String PAID =
      """
      (SELECT i, bill, %1$d * i + seq AS seq FROM bench CROSS JOIN
        (SELECT seq - 1 AS seq FROM seq_1_to_%1$d) parts) paid"""
          .formatted(PAYMENTS);

  private static long value(Statement sql, String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** An expression that gives row i one of the values in turn. */
  private static String oneOf(Statement sql, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        values.add("'" + rows.getString(1) + "'");
      }
    }
    return "ELT(1 + i % " + values.size() + ", " + String.join(", ", values) + ")";
  }
}
