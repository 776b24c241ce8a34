using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Certificates;
using ClusterSim.ApiServer;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Access;

public sealed class SignerTests : AccessFixture
{
    private const string Requests = "/apis/certificates.k8s.io/v1/certificatesigningrequests";

    [Test]
    public void Nobody_asks_to_be_one_of_the_masters() => FluentActions.Invoking(() => Server.Create(Component, Ask("kubernetes.io/kube-apiserver-client", "CN=me, O=system:masters")))
        .Should().Throw<ApiException>().WithMessage("certificatesigningrequests.certificates.k8s.io \"me\" is forbidden: use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed");

    [TestCase("approval", "approve")]
    [TestCase("status", "sign")]
    public void Approving_and_signing_take_leave_for_the_signer(string subresource, string verb)
    {
        var asked = Server.Create(Component, Ask("example.com/signer", "CN=me"));
        Server.Create(Component, new ClusterSim.Api.Rbac.ClusterRole
        {
            Metadata = new() { Name = "writer" },
            Rules = [new() { Verbs = ["update"], ApiGroups = ["certificates.k8s.io"], Resources = ["certificatesigningrequests/" + subresource] }],
        });
        Bind("ClusterRole", "writer", User("alice"));
        var condition = new CertificateSigningRequestCondition { Type = subresource == "approval" ? "Approved" : "Failed", Status = "True", Reason = "Test" };
        var body = ObjectJson.ToText(asked with { Status = asked.Status with { Conditions = [condition] } });

        Outcome(Send(Alice, "PUT", $"{Requests}/me/{subresource}", body))
            .Should().Be($"403 certificatesigningrequests.certificates.k8s.io \"me\" is forbidden: user not permitted to {verb} requests with signerName \"example.com/signer\"");
        Server.Create(Component, new ClusterSim.Api.Rbac.ClusterRole
        {
            Metadata = new() { Name = "signer" },
            Rules = [new() { Verbs = [verb], ApiGroups = ["certificates.k8s.io"], Resources = ["signers"], ResourceNames = ["example.com/*"] }],
        });
        Bind("ClusterRole", "signer", User("alice"));
        Outcome(Send(Alice, "PUT", $"{Requests}/me/{subresource}", body)).Should().Be("200");
    }

    private static CertificateSigningRequest Ask(string signer, string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
        return new() { Metadata = new() { Name = "me" }, Spec = new() { Request = new Bytes(Encoding.ASCII.GetBytes(pem)), SignerName = signer, Usages = ["client auth"] } };
    }
}
