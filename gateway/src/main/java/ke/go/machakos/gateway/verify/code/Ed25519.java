package ke.go.machakos.gateway.verify.code;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** Ed25519 of the Java runtime. */
final class Ed25519 {
  private static final String NAME = "Ed25519";

  /** Stands before what is signed, so that no signature for another purpose is one of a permit. */
  private static final byte[] PURPOSE = "Machakos County permit\0".getBytes(US_ASCII);

  private Ed25519() {}

  static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(NAME).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  static byte[] sign(PrivateKey key, byte[] said) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(PURPOSE);
      signature.update(said);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  static boolean verifies(PublicKey key, byte[] said, byte[] made) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      signature.update(PURPOSE);
      signature.update(said);
      return signature.verify(made);
    } catch (SignatureException noPointOfTheCurve) {
      return false;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  static PublicKey publicKey(byte[] encoded) throws InvalidKeySpecException {
    return factory().generatePublic(new X509EncodedKeySpec(encoded));
  }

  static PrivateKey privateKey(byte[] encoded) throws InvalidKeySpecException {
    return factory().generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  /** A key's id: the first four bytes of the SHA-256 of its encoding. */
  static int id(PublicKey key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return ByteBuffer.wrap(hash).getInt();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Fails where the two keys of a pair do not belong together. */
  static void pair(PrivateKey secret, PublicKey open) throws InvalidKeyException {
    if (!verifies(open, PURPOSE, sign(secret, PURPOSE))) {
      throw new InvalidKeyException("a private key without its public key");
    }
  }

  private static KeyFactory factory() {
    try {
      return KeyFactory.getInstance(NAME);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(GeneralSecurityException cause) {
    return new IllegalStateException("this Java runtime has no Ed25519 or SHA-256", cause);
  }
}
