using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Access;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.ApiServer.Access;

/// <summary>An API server with RBAC and the roles it starts with, spoken to by users over HTTP.</summary>
public abstract class AccessFixture
{
    private protected const string Pods = "/api/v1/namespaces/default/pods";

    private protected static readonly Caller Component = new("test");
    private protected static readonly Caller Alice = new("alice") { Groups = ["devs", "system:authenticated"] };
    private protected static readonly Caller Master = new("boss") { Groups = ["system:masters", "system:authenticated"] };

    private protected SimulationLoop Loop { get; private set; } = null!;

    private protected ClusterSim.ApiServer.ApiServer Server { get; private set; } = null!;

    private protected virtual AuthorizationMode Mode => AuthorizationMode.Rbac;

    [SetUp]
    public void Start()
    {
        Loop = new(seed: 1, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Server = new(Loop, new ObjectStore(Loop), Scheme.BuiltIn, new() { Authorization = Mode });
        Server.Bootstrap();
        Server.Create(Component, new ServiceAccount { Metadata = new() { Name = "default", Namespace = "default" } });
    }

    [TearDown]
    public void Stop() => Loop.Dispose();

    /// <summary>Gives a role in a namespace to a subject.</summary>
    private protected void Allow(Subject subject, string[] verbs, string[] resources, string ns = "default", string[]? names = null, string group = "")
    {
        var name = $"r{Server.Revision}";
        Server.Create(Component, new Role { Metadata = new() { Name = name, Namespace = ns }, Rules = [new() { Verbs = [.. verbs], ApiGroups = [group], Resources = [.. resources], ResourceNames = [.. names ?? []] }] });
        Bind("Role", name, subject, ns);
    }

    private protected void Bind(string kind, string role, Subject subject, string? ns = null)
    {
        var (roleRef, name) = (new RoleRef { Kind = kind, Name = role, ApiGroup = "rbac.authorization.k8s.io" }, $"b{Server.Revision}");
        if (ns is null)
            Server.Create(Component, new ClusterRoleBinding { Metadata = new() { Name = name }, RoleRef = roleRef, Subjects = [subject] });
        else
            Server.Create(Component, new RoleBinding { Metadata = new() { Name = name, Namespace = ns }, RoleRef = roleRef, Subjects = [subject] });
    }

    private protected static Subject User(string name) => new() { Kind = "User", Name = name, ApiGroup = "rbac.authorization.k8s.io" };

    private protected static Subject Group(string name) => new() { Kind = "Group", Name = name, ApiGroup = "rbac.authorization.k8s.io" };

    private protected static KeyValuePair<string, string> Header(string name, string value) => new(name, value);

    private protected ApiResponse Send(Caller caller, string method, string target, string? body = null, params KeyValuePair<string, string>[] headers) => Server.Handle(new()
    {
        Method = method,
        Target = target,
        Headers = [new("Content-Type", "application/json"), .. headers],
        Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        Caller = caller,
    });

    private protected static JsonValue BodyOf(ApiResponse response) => JsonText.Parse(response.Body.Span);

    /// <summary>The status code, and the message of a refusal.</summary>
    private protected static string Outcome(ApiResponse response) =>
        response.StatusCode >= 300 && response.Body.Span is [(byte)'{', ..] ? $"{response.StatusCode} {BodyOf(response)["message"]?.AsText}" : $"{response.StatusCode}";
}
