using ClusterSim.Api.FlowControl;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>The flow schemas and priority levels that every API server has.</summary>
/// <remarks>Source: apis/flowcontrol/bootstrap/default.go (v1.36).</remarks>
internal static class FlowControlDefaults
{
    private const string Authenticated = "system:authenticated";
    private const string Unauthenticated = "system:unauthenticated";
    private const string ControllerManager = "system:kube-controller-manager";
    private const string Scheduler = "system:kube-scheduler";

    /// <summary>The priority levels, by name.</summary>
    public static IReadOnlyList<PriorityLevelConfiguration> Levels { get; } =
    [
        Level("catch-all", 5, 0, null),
        new() { Metadata = new() { Name = "exempt" }, Spec = new() { Type = "Exempt", Exempt = new() { NominalConcurrencyShares = 0, LendablePercent = 0 } } },
        Level("global-default", 20, 50, Queues(128, 6)),
        Level("leader-election", 10, 0, Queues(16, 4)),
        Level("node-high", 40, 25, Queues(64, 6)),
        Level("system", 30, 33, Queues(64, 6)),
        Level("workload-high", 40, 50, Queues(128, 6)),
        Level("workload-low", 100, 90, Queues(128, 6)),
    ];

    /// <summary>The flow schemas, by precedence.</summary>
    public static IReadOnlyList<FlowSchema> Schemas { get; } =
    [
        Schema("exempt", 1, "exempt", null, Everything(Group("system:masters"))),
        Schema("probes", 2, "exempt", null, new PolicyRulesWithSubjects { Subjects = [Group(Unauthenticated), Group(Authenticated)], NonResourceRules = [Paths("get", "/healthz", "/readyz", "/livez")] }),
        Schema("system-leader-election", 100, "leader-election", "ByUser",
            Rules([User(ControllerManager), User(Scheduler), Account("*")], LeaderElection("coordination.k8s.io", "leases"))),
        Schema("endpoint-controller", 150, "workload-high", "ByUser",
            Rules([User(ControllerManager), Account("endpoint-controller"), Account("endpointslicemirroring-controller")], LeaderElection("", "endpoints"))),
        Schema("workload-leader-election", 200, "leader-election", "ByUser",
            Rules([Account("*")], LeaderElection("", "endpoints", "configmaps"), LeaderElection("coordination.k8s.io", "leases"))),
        Schema("system-node-high", 400, "node-high", "ByUser", Rules(
            [Group("system:nodes")],
            new ResourcePolicyRule { Verbs = ["*"], ApiGroups = [""], Resources = ["nodes", "nodes/status"], ClusterScope = true, Namespaces = ["*"] },
            new ResourcePolicyRule { Verbs = ["*"], ApiGroups = ["coordination.k8s.io"], Resources = ["leases"], Namespaces = ["*"] })),
        Schema("system-nodes", 500, "system", "ByUser", Everything(Group("system:nodes"))),
        Schema("kube-controller-manager", 800, "workload-high", "ByNamespace", Everything(User(ControllerManager))),
        Schema("kube-scheduler", 800, "workload-high", "ByNamespace", Everything(User(Scheduler))),
        Schema("kube-system-service-accounts", 900, "workload-high", "ByNamespace", Everything(Account("*"))),
        Schema("service-accounts", 9000, "workload-low", "ByUser", Everything(Group("system:serviceaccounts"))),
        Schema("global-default", 9900, "global-default", "ByUser", Everything(Group(Unauthenticated), Group(Authenticated))),
        Schema("catch-all", 10_000, "catch-all", "ByUser", Everything(Group(Unauthenticated), Group(Authenticated))),
    ];

    /// <summary>The flow schema of that name, if it is one that cannot be changed.</summary>
    public static FlowSchema? MandatorySchema(string? name) => name is "exempt" or "catch-all" ? Schemas.First(schema => schema.Metadata.Name == name) : null;

    /// <summary>The priority level of that name, if it is one that cannot be changed.</summary>
    public static PriorityLevelConfiguration? MandatoryLevel(string? name) => name is "exempt" or "catch-all" ? Levels.First(level => level.Metadata.Name == name) : null;

    private static PriorityLevelConfiguration Level(string name, int shares, int lendable, QueuingConfiguration? queues) => new()
    {
        Metadata = new() { Name = name },
        Spec = new()
        {
            Type = "Limited",
            Limited = new() { NominalConcurrencyShares = shares, LendablePercent = lendable, LimitResponse = new() { Type = queues is null ? "Reject" : "Queue", Queuing = queues } },
        },
    };

    private static QueuingConfiguration Queues(int queues, int handSize) => new() { Queues = queues, HandSize = handSize, QueueLengthLimit = 50 };

    private static FlowSchema Schema(string name, int precedence, string level, string? method, PolicyRulesWithSubjects rules) => new()
    {
        Metadata = new() { Name = name },
        Spec = new()
        {
            PriorityLevelConfiguration = new() { Name = level },
            MatchingPrecedence = precedence,
            DistinguisherMethod = method is null ? null : new() { Type = method },
            Rules = [rules],
        },
    };

    private static PolicyRulesWithSubjects Everything(params Subject[] subjects) => new()
    {
        Subjects = [.. subjects],
        ResourceRules = [new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"], ClusterScope = true, Namespaces = ["*"] }],
        NonResourceRules = [Paths("*", "*")],
    };

    private static PolicyRulesWithSubjects Rules(Subject[] subjects, params ResourcePolicyRule[] rules) => new() { Subjects = [.. subjects], ResourceRules = [.. rules] };

    private static ResourcePolicyRule LeaderElection(string group, params string[] resources) =>
        new() { Verbs = ["get", "create", "update"], ApiGroups = [group], Resources = [.. resources], Namespaces = ["*"] };

    private static NonResourcePolicyRule Paths(string verb, params string[] paths) => new() { Verbs = [verb], NonResourceURLs = [.. paths] };

    private static Subject User(string name) => new() { Kind = "User", User = new() { Name = name } };

    private static Subject Group(string name) => new() { Kind = "Group", Group = new() { Name = name } };

    private static Subject Account(string name) => new() { Kind = "ServiceAccount", ServiceAccount = new() { Namespace = "kube-system", Name = name } };
}
