using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Server.Tests.Webhooks;

/// <summary>A cluster that is served asks webhooks that run beside it as processes of their own.</summary>
public sealed class HttpWebhooksTests
{
    [Test]
    public async Task Asks_a_webhook_over_TLS_and_heeds_its_answer()
    {
        var certificate = ServerCertificate.Create([]);
        await using var webhook = await ListenAsync(certificate, review => review["request"]!["object"]!["data"]?["forbidden"] is null);
        var port = new Uri(webhook.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        await using var served = await ServedCluster.StartAsync();
        await Configure(served, $"https://127.0.0.1:{port}/check", certificate.AuthorityPem);

        var (allowed, _) = await CreateAsync(served, """{"metadata":{"name":"good"},"data":{"a":"b"}}""");
        var (refused, why) = await CreateAsync(served, """{"metadata":{"name":"bad"},"data":{"forbidden":"b"}}""");

        allowed.Should().Be(HttpStatusCode.Created);
        refused.Should().Be(HttpStatusCode.BadRequest);
        why.Should().Contain("admission webhook \\\"check.example.com\\\" denied the request: not that one");
    }

    [Test]
    public async Task Refuses_what_a_webhook_should_have_seen_that_does_not_answer()
    {
        await using var served = await ServedCluster.StartAsync();
        await Configure(served, "https://127.0.0.1:1/check", ServerCertificate.Create([]).AuthorityPem);

        var (code, why) = await CreateAsync(served, """{"metadata":{"name":"any"}}""");

        code.Should().Be(HttpStatusCode.InternalServerError);
        why.Should().Contain("failed calling webhook \\\"check.example.com\\\"");
    }

    private static async Task<WebApplication> ListenAsync(ServerCertificate certificate, Func<JsonNode, bool> allows)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(new TlsOrPlain(certificate, allowsPlain: false).Wrap)));
        var application = builder.Build();
        application.Run(async context =>
        {
            var review = (await JsonNode.ParseAsync(context.Request.Body))!;
            var response = new JsonObject { ["uid"] = review["request"]!["uid"]!.GetValue<string>(), ["allowed"] = allows(review), ["status"] = new JsonObject { ["message"] = "not that one" } };
            await context.Response.WriteAsync(new JsonObject { ["apiVersion"] = "admission.k8s.io/v1", ["kind"] = "AdmissionReview", ["response"] = response }.ToJsonString());
        });
        await application.StartAsync();
        return application;
    }

    private static async Task Configure(ServedCluster served, string url, string authority)
    {
        var configuration = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "check" },
            ["webhooks"] = new JsonArray(new JsonObject
            {
                ["name"] = "check.example.com",
                ["clientConfig"] = new JsonObject { ["url"] = url, ["caBundle"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(authority)) },
                ["rules"] = new JsonArray(new JsonObject { ["apiGroups"] = new JsonArray(""), ["apiVersions"] = new JsonArray("v1"), ["operations"] = new JsonArray("CREATE"), ["resources"] = new JsonArray("configmaps") }),
                ["sideEffects"] = "None",
                ["admissionReviewVersions"] = new JsonArray("v1"),
            }),
        };
        using var created = await served.Http.PostAsync(new Uri("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations", UriKind.Relative), ServedCluster.Json(configuration.ToJsonString()));
        created.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    private static async Task<(HttpStatusCode Code, string Body)> CreateAsync(ServedCluster served, string map)
    {
        using var answer = await served.Http.PostAsync(new Uri("/api/v1/namespaces/default/configmaps", UriKind.Relative), ServedCluster.Json(map));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
