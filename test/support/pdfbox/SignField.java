import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Calendar;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** Signs a file with PDFBox and appends that: IN OUT KEY CERTIFICATE [FIELD]. The CMS is made by openssl. */
public class SignField {
  public static void main(String[] given) throws Exception {
    try (PDDocument document = PDDocument.load(Path.of(given[0]).toFile());
        OutputStream out = new FileOutputStream(given[1])) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      signature.setSignDate(Calendar.getInstance());
      if (given.length > 4) {
        document.getDocumentCatalog().getAcroForm().getField(given[4]).getCOSObject().setItem(COSName.V, signature);
      }
      document.addSignature(signature, content -> cms(content, given[2], given[3]));
      document.saveIncremental(out);
    }
  }

  private static byte[] cms(InputStream content, String key, String certificate) throws IOException {
    Path in = Files.createTempFile("content", ".bin");
    Path out = Files.createTempFile("cms", ".der");
    try {
      Files.copy(content, in, StandardCopyOption.REPLACE_EXISTING);
      int code = new ProcessBuilder("openssl", "cms", "-sign", "-binary", "-nosmimecap", "-md", "sha256", "-in",
          in.toString(), "-signer", certificate, "-inkey", key, "-outform", "DER", "-out", out.toString())
          .inheritIO().start().waitFor();
      if (code != 0) throw new IOException("openssl ended with " + code);
      return Files.readAllBytes(out);
    } catch (InterruptedException error) {
      throw new IOException(error);
    } finally {
      Files.delete(in);
      Files.delete(out);
    }
  }
}
