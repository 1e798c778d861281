package dev.darkroom.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A certificate with its chain and private key, read from PEM files and known to belong together. */
public final class Certificate {
    private static final Duration SOON = Duration.ofDays(14);
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private Certificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * Reads both.
     *
     * @param certificates PEM: the server's own first, then those that vouch for it
     * @param privateKey PEM: PKCS#8, not encrypted
     * @throws CertificateException when they cannot be used, or are not each other's
     */
    public static Certificate read(Path certificates, Path privateKey) {
        List<X509Certificate> chain = chain(certificates);
        PrivateKey key = key(privateKey, chain.get(0).getPublicKey().getAlgorithm());
        if (!together(chain.get(0).getPublicKey(), key)) {
            throw new CertificateException("The key " + privateKey + " is not that of the certificate " + certificates
                    + "; give the two that were made together (--tls-cert and --tls-key).");
        }
        return new Certificate(chain, key);
    }

    /** What people should know though it can be used, in one sentence: that its time is over, or nearly. */
    public Optional<String> warning(Instant now) {
        X509Certificate own = chain.get(0);
        Instant end = own.getNotAfter().toInstant();
        if (now.isBefore(own.getNotBefore().toInstant())) {
            return Optional.of("The certificate is valid from "
                    + own.getNotBefore().toInstant() + " only, and browsers refuse it until then; check the clock.");
        }
        if (!now.isBefore(end)) {
            return Optional.of(
                    "The certificate expired on " + end + ", and browsers refuse it; get a new one (--tls-cert).");
        }
        return now.isBefore(end.minus(SOON))
                ? Optional.empty()
                : Optional.of("The certificate expires on " + end + "; get a new one soon (--tls-cert).");
    }

    /** For Jetty. */
    SslContextFactory.Server context() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("darkroom", key, new char[0], chain.toArray(X509Certificate[]::new));
            SslContextFactory.Server context = new SslContextFactory.Server();
            context.setKeyStore(store);
            context.setKeyStorePassword("");
            context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException("The certificate cannot be used: this Java does not know its kind.", e);
        }
    }

    private static List<X509Certificate> chain(Path file) {
        byte[] text = bytes(file, "certificate");
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(text))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (GeneralSecurityException e) {
            throw noCertificate(file, e);
        }
        throw noCertificate(file, new IllegalStateException("empty"));
    }

    private static CertificateException noCertificate(Path file, Exception cause) {
        return new CertificateException(
                "The file " + file + " holds no certificate; give one in PEM, which begins with"
                        + " \"-----BEGIN CERTIFICATE-----\" (--tls-cert).",
                cause);
    }

    private static PrivateKey key(Path file, String algorithm) {
        Matcher block = BLOCK.matcher(new String(bytes(file, "key"), StandardCharsets.ISO_8859_1));
        while (block.find()) {
            String kind = block.group(1);
            if (kind.equals("ENCRYPTED PRIVATE KEY")) {
                throw new CertificateException("The key " + file
                        + " is encrypted; take off its password with: openssl pkey -in " + file + " -out plain.pem.");
            }
            if (kind.endsWith(" PRIVATE KEY")) {
                throw new CertificateException("The key " + file
                        + " is of an old form; bring it into PKCS#8 with: openssl pkey -in " + file + " -out new.pem.");
            }
            if (kind.equals("PRIVATE KEY")) {
                return key(file, algorithm, block.group(2));
            }
        }
        throw new CertificateException(
                "The file " + file
                        + " holds no private key; give one in PEM, which begins with \"-----BEGIN PRIVATE KEY-----\" (--tls-key).");
    }

    private static PrivateKey key(Path file, String algorithm, String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CertificateException(
                    "The key " + file
                            + " is damaged, or of another kind than the certificate, whose key is of the kind "
                            + algorithm + "; give the one that was made with it (--tls-key).",
                    e);
        }
    }

    private static byte[] bytes(Path file, String what) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CertificateException("There is no " + what + " " + file + "; give a file in PEM.", e);
        } catch (IOException e) {
            throw new CertificateException(
                    "The " + what + " " + file + " cannot be read; give a file in PEM that you may read.", e);
        }
    }

    /** Whether what one signs the other knows. */
    private static boolean together(PublicKey open, PrivateKey secret) {
        String algorithm =
                switch (open.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> open.getAlgorithm();
                };
        try {
            byte[] text = "darkroom".getBytes(StandardCharsets.US_ASCII);
            Signature sign = Signature.getInstance(algorithm);
            sign.initSign(secret);
            sign.update(text);
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(open);
            check.update(text);
            return check.verify(sign.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
