using ClusterSim.Api.ApiRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How APIServices are written: their names are made of version and group.</summary>
/// <remarks>Source: kube-aggregator registry/apiservice/strategy.go; apis/apiregistration/validation/validation.go (v1.36).</remarks>
internal sealed class APIServiceStrategy : ResourceStrategy<APIService>
{
    private const int MaxGroupPriority = 20_000;
    private const int MaxVersionPriority = 1_000;
    private const int Port = 443;

    private static readonly string[] States = ["True", "False", "Unknown"];

    public override bool HasGeneration => false;

    public override bool AllowsUnconditionalUpdate => false;

    public override NameRule Names => NameRule.PathSegment;

    protected override bool ChecksShortFinalizers => false;

    protected override APIService Default(APIService obj) =>
        obj.Spec.Service is { Port: null } service ? obj with { Spec = obj.Spec with { Service = service with { Port = Port } } } : obj;

    // What the server answers itself can always be reached.
    protected override APIService PrepareForCreate(APIService obj) => obj with
    {
        Status = obj.Spec.Service is not null ? new() : new()
        {
            Conditions =
            [
                new() { Type = "Available", Status = "True", LastTransitionTime = obj.Metadata.CreationTimestamp, Reason = "Local", Message = "Local APIServices are always available" },
            ],
        },
    };

    protected override APIService PrepareForUpdate(APIService obj, APIService old) => obj with { Status = old.Status };

    protected override APIService PrepareForStatusUpdate(APIService obj, APIService old) => obj with { Spec = old.Spec, Metadata = MetadataBesideStatus(obj, old) };

    protected override void Validate(APIService obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        var (spec, path) = (obj.Spec, FieldPath.Spec);
        var (group, version, name) = (spec.Group ?? "", spec.Version ?? "", obj.Metadata.Name ?? "");
        var wanted = version + "." + group;
        if (name.Length > 0 && name != wanted && PathSegment.CheckName(name).Count == 0)
            errors.Invalid(FieldPath.Metadata["name"], name, $"must be `spec.version+\".\"+spec.group`: {GoText.Quote(wanted)}");
        if (group.Length == 0 && version != "v1")
            errors.Required(path["group"], "only v1 may have an empty group and it better be legacy kube");
        if (group.Length > 0)
            errors.Invalid(path["group"], group, DnsName.CheckSubdomain(group));
        errors.Invalid(path["version"], version, DnsName.CheckLabel1035(version));
        if (spec.GroupPriorityMinimum is <= 0 or > MaxGroupPriority)
            errors.Invalid(path["groupPriorityMinimum"], spec.GroupPriorityMinimum, $"must be positive and less than {MaxGroupPriority}");
        if (spec.VersionPriority is <= 0 or > MaxVersionPriority)
            errors.Invalid(path["versionPriority"], spec.VersionPriority, $"must be positive and less than {MaxVersionPriority}");
        ValidateService(spec, path, errors);
    }

    protected override void ValidateStatusUpdate(APIService obj, APIService old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        for (var i = 0; i < obj.Status.Conditions.Count; i++)
            if (!States.Contains(obj.Status.Conditions[i].Status))
                errors.NotSupported(FieldPath.Status["conditions"][i]["status"], obj.Status.Conditions[i].Status, States);
    }

    private static void ValidateService(APIServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        var certificates = spec.CaBundle?.Length ?? 0;
        if (spec.Service is not { } service)
        {
            if (certificates > 0)
                errors.Invalid(path["caBundle"], $"{certificates} bytes", "local APIServices may not have a caBundle");
            if (spec.InsecureSkipTLSVerify)
                errors.Invalid(path["insecureSkipTLSVerify"], true, "local APIServices may not have insecureSkipTLSVerify");
            return;
        }
        if (string.IsNullOrEmpty(service.Namespace))
            errors.Required(path["service"]["namespace"]);
        if (string.IsNullOrEmpty(service.Name))
            errors.Required(path["service"]["name"]);
        if (spec.InsecureSkipTLSVerify && certificates > 0)
            errors.Invalid(path["insecureSkipTLSVerify"], true, "may not be true if caBundle is present");
    }
}
