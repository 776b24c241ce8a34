using ClusterSim.Cel;

namespace ClusterSim.ApiServer.Admission.Policies;

/// <summary>What the variables of a policy's expressions are.</summary>
/// <remarks>Source: apiserver admission/plugin/cel/compile.go, BuildRequestType and BuildNamespaceType (v1.36).</remarks>
internal static class PolicyTypes
{
    private static readonly CelDeclaration Texts = CelDeclaration.Map(CelDeclaration.String());

    private static readonly CelDeclaration Kind = Object("kubernetes.GroupVersionKind", ("group", CelDeclaration.String()), ("version", CelDeclaration.String()), ("kind", CelDeclaration.String()));

    private static readonly CelDeclaration Resource = Object(
        "kubernetes.GroupVersionResource", ("group", CelDeclaration.String()), ("version", CelDeclaration.String()), ("resource", CelDeclaration.String()));

    private static readonly CelDeclaration User = Object(
        "kubernetes.UserInfo", ("username", CelDeclaration.String()), ("uid", CelDeclaration.String()), ("groups", CelDeclaration.List(CelDeclaration.String())),
        ("extra", CelDeclaration.Map(CelDeclaration.List(CelDeclaration.String()))));

    /// <summary>The write: all but the objects, which are variables of their own.</summary>
    public static CelDeclaration Request { get; } = Object(
        "kubernetes.AdmissionRequest", ("kind", Kind), ("resource", Resource), ("subResource", CelDeclaration.String()), ("requestKind", Kind), ("requestResource", Resource),
        ("requestSubResource", CelDeclaration.String()), ("name", CelDeclaration.String()), ("namespace", CelDeclaration.String()), ("operation", CelDeclaration.String()),
        ("userInfo", User), ("dryRun", CelDeclaration.Bool), ("options", CelDeclaration.Dyn));

    /// <summary>The namespace of the object, without who wrote it and who owns it.</summary>
    public static CelDeclaration Namespace { get; } = Object(
        "kubernetes.Namespace",
        ("metadata", Object(
            "kubernetes.NamespaceMetadata", ("name", CelDeclaration.String()), ("generateName", CelDeclaration.String()), ("namespace", CelDeclaration.String()), ("labels", Texts),
            ("annotations", Texts), ("UID", CelDeclaration.String()), ("creationTimestamp", CelDeclaration.Timestamp), ("deletionGracePeriodSeconds", CelDeclaration.Int),
            ("deletionTimestamp", CelDeclaration.Timestamp), ("generation", CelDeclaration.Int), ("resourceVersion", CelDeclaration.String()),
            ("finalizers", CelDeclaration.List(CelDeclaration.String())))),
        ("spec", Object("kubernetes.NamespaceSpec", ("finalizers", CelDeclaration.List(CelDeclaration.String())))),
        ("status", Object(
            "kubernetes.NamespaceStatus",
            ("conditions", CelDeclaration.List(Object(
                "kubernetes.NamespaceCondition", ("status", CelDeclaration.String()), ("type", CelDeclaration.String()), ("lastTransitionTime", CelDeclaration.Timestamp),
                ("message", CelDeclaration.String()), ("reason", CelDeclaration.String())))),
            ("phase", CelDeclaration.String()))));

    /// <summary>An environment of what every expression of a policy sees.</summary>
    public static CelEnvironment Environment(bool hasParams, CelDeclaration? obj = null, CelDeclaration? parameters = null)
    {
        var names = new CelEnvironment(
            new("object", obj ?? CelDeclaration.Dyn), new("oldObject", obj ?? CelDeclaration.Dyn), new("namespaceObject", Namespace), new("request", Request));
        return hasParams ? names.With("params", parameters ?? CelDeclaration.Dyn) : names;
    }

    // Names are what they are, whatever words the language keeps for itself.
    private static CelDeclaration Object(string name, params (string Name, CelDeclaration Declaration)[] fields) =>
        CelDeclaration.Object(name, () => fields.Select(field => new CelField(field.Name, field.Declaration) { Name = field.Name }));
}
