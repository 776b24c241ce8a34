using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClusterSim.Api;
using ClusterSim.Api.Certificates;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Certificates;

public sealed class CertificateSigningRequestTests : ApiServerFixture
{
    private const string Approval = "approval";

    private static readonly ECDsa Secret = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static readonly CertificateSigningRequest Request = new()
    {
        Metadata = new() { Name = "me" },
        Spec = new() { Request = Pem("CN=me, O=a-team"), SignerName = "example.com/signer", Usages = ["client auth"] },
    };

    [OneTimeTearDown]
    public void Forget() => Secret.Dispose();

    [Test]
    public void Tell_who_asks_whatever_they_say_themselves()
    {
        var caller = new ClusterSim.ApiServer.Caller("jane") { Uid = "u1", Groups = ["devs"] };

        var stored = (CertificateSigningRequest)Server.Create(caller, Request with { Spec = Request.Spec with { Username = "root", Groups = ["system:masters"] } });

        (stored.Spec.Username, stored.Spec.Uid).Should().Be(("jane", "u1"));
        stored.Spec.Groups.Should().Equal("devs");
    }

    [Test]
    public void Are_approved_once_and_for_all()
    {
        var stored = (CertificateSigningRequest)Server.Create(Admin, Request);

        var approved = Approve(stored, "Approved");

        var condition = approved.Status.Conditions.Single();
        (condition.LastUpdateTime, condition.LastTransitionTime).Should().Be(((Time?)Loop.Now, (Time?)Loop.Now));
        Refusal(() => Approve(approved, "Denied")).Message.Should().Contain("updates may not remove a condition of type \"Approved\"");
    }

    [Test]
    public void Cannot_be_approved_by_who_signs()
    {
        var stored = (CertificateSigningRequest)Server.Create(Admin, Request);
        var forged = stored with { Status = new() { Conditions = [new() { Type = "Approved", Status = "True" }] } };

        Refusal(() => Server.UpdateStatus(Admin, forged)).Message.Should().Contain("status.conditions: Forbidden: updates may not add a condition of type \"Approved\"");
    }

    [Test]
    public void Get_their_certificate_once()
    {
        var stored = (CertificateSigningRequest)Server.Create(Admin, Request);

        var signed = (CertificateSigningRequest)Server.UpdateStatus(Admin, stored with { Status = stored.Status with { Certificate = Certificate() } });

        signed.Status.Certificate.Should().NotBeNull();
        Refusal(() => Server.UpdateStatus(Admin, signed with { Status = signed.Status with { Certificate = Certificate() } }))
            .Message.Should().Contain("status.certificate: Forbidden: updates may not modify existing certificate content");
    }

    [Test]
    public void Need_a_signed_request_known_usages_and_a_signer()
    {
        var wrong = Request with { Spec = new() { Request = Bytes.FromText("hello"), SignerName = "nobody", Usages = ["eating", "any", "any"], ExpirationSeconds = 1 } };

        var message = Refusal(() => Server.Create(Admin, wrong)).Message;

        message.Should().Contain("spec.request: Invalid value: \"aGVsbG8=\": PEM block type must be CERTIFICATE REQUEST")
            .And.Contain("spec.usages[0]: Unsupported value: \"eating\": supported values: \"any\", \"cert sign\", \"client auth\"")
            .And.Contain("spec.usages[2]: Duplicate value: \"any\"")
            .And.Contain("spec.signerName: Invalid value: \"nobody\": must be a fully qualified domain and path of the form 'example.com/signer-name'")
            .And.Contain("spec.expirationSeconds: Invalid value: 1: may not specify a duration less than 600 seconds (10 minutes)");
    }

    [Test]
    public void Must_be_signed_with_their_own_key()
    {
        var der = new CertificateRequest("CN=me", Secret, HashAlgorithmName.SHA256).CreateSigningRequest();
        der[^5] ^= 1;

        Refusal(() => Server.Create(Admin, Request with { Spec = Request.Spec with { Request = Bytes.FromText(PemEncoding.WriteString("CERTIFICATE REQUEST", der)) } }))
            .Message.Should().Contain("verification");
    }

    private CertificateSigningRequest Approve(CertificateSigningRequest request, string type) => Server.Patch<CertificateSigningRequest>(
        Admin, ObjectKey.Of(request), new Patch(PatchType.Merge, JsonText.Parse($"{{\"status\":{{\"conditions\":[{{\"type\":\"{type}\",\"status\":\"True\",\"reason\":\"ByHand\"}}]}}}}")), Approval);

    private static Bytes Pem(string subject) => Bytes.FromText(new CertificateRequest(subject, Secret, HashAlgorithmName.SHA256).CreateSigningRequestPem());

    private static Bytes Certificate()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = new CertificateRequest("CN=me", Secret, HashAlgorithmName.SHA256).CreateSelfSigned(start, start.AddDays(1));
        return Bytes.FromText(certificate.ExportCertificatePem());
    }
}
