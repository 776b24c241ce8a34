using ClusterSim.Api.Certificates;
using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How CertificateSigningRequests are written: once made, only their status changes, approval apart from the rest.</summary>
/// <remarks>Source: registry/certificates/certificates/strategy.go (v1.36).</remarks>
internal sealed class CertificateSigningRequestStrategy : ResourceStrategy<CertificateSigningRequest>
{
    public override bool HasGeneration => false;

    public override NameRule Names { get; } = NameRule.Of(_ => []); // Whatever a path can hold.

    public override UpdateRules? RulesFor(string subresource) => subresource == ApprovalRules.Name ? ApprovalRules.Instance : null;

    public override ApiObject NoteRequester(ApiObject obj, Caller caller)
    {
        var request = (CertificateSigningRequest)obj;
        return request with { Spec = request.Spec with { Username = caller.Name, Uid = caller.Uid, Groups = caller.Groups, Extra = caller.Extra } };
    }

    // When a condition was written, and when it came to say what it says.
    public override ApiObject Stamp(ApiObject obj, ApiObject old, Time now)
    {
        var (request, before) = ((CertificateSigningRequest)obj, (CertificateSigningRequest)old);
        if (request.Status.Conditions == before.Status.Conditions)
            return obj;
        return request with
        {
            Status = request.Status with
            {
                Conditions = request.Status.Conditions.Select(condition => condition with
                {
                    LastUpdateTime = condition.LastUpdateTime ?? now,
                    LastTransitionTime = condition.LastTransitionTime ?? TimeOf(condition, before) ?? now,
                }).ToValueList(),
            },
        };
    }

    protected override CertificateSigningRequest PrepareForCreate(CertificateSigningRequest obj) => obj with { Status = new() };

    protected override CertificateSigningRequest PrepareForUpdate(CertificateSigningRequest obj, CertificateSigningRequest old) => obj with { Spec = old.Spec, Status = old.Status };

    // Who signs does not approve.
    protected override CertificateSigningRequest PrepareForStatusUpdate(CertificateSigningRequest obj, CertificateSigningRequest old) =>
        Keep(Keep(obj with { Spec = old.Spec }, old, "Approved"), old, "Denied");

    protected override void Validate(CertificateSigningRequest obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        CertificateSigningRequestValidation.Validate(obj, null, errors);
    }

    protected override void ValidateUpdate(CertificateSigningRequest obj, CertificateSigningRequest old, FieldErrors errors) => ValidateChange(obj, old, false, false, errors);

    protected override void ValidateStatusUpdate(CertificateSigningRequest obj, CertificateSigningRequest old, FieldErrors errors) => ValidateChange(obj, old, true, false, errors);

    private void ValidateChange(CertificateSigningRequest obj, CertificateSigningRequest old, bool signs, bool approves, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        CertificateSigningRequestValidation.Validate(obj, old, errors);
        CertificateSigningRequestValidation.ValidateChange(obj, old, signs, approves, errors);
        ValidateMetadataUpdate(obj, old, errors);
    }

    private static CertificateSigningRequest Keep(CertificateSigningRequest obj, CertificateSigningRequest old, string type)
    {
        var (kept, conditions) = (old.Status.Conditions.Where(condition => condition.Type == type).ToList(), obj.Status.Conditions);
        if (conditions.Count(condition => condition.Type == type) != kept.Count)
            return obj; // Validation will object.
        var next = 0;
        return obj with { Status = obj.Status with { Conditions = conditions.Select(condition => condition.Type == type ? kept[next++] : condition).ToValueList() } };
    }

    private static Time? TimeOf(CertificateSigningRequestCondition condition, CertificateSigningRequest before) => before.Status.Conditions
        .FirstOrDefault(other => other.Type == condition.Type && other.Status == condition.Status && other.LastTransitionTime is not null)?.LastTransitionTime;

    /// <summary>How <c>approval</c> is written: conditions alone change.</summary>
    private sealed class ApprovalRules() : UpdateRules(Name)
    {
        public const string Name = "approval";

        public static readonly ApprovalRules Instance = new();

        public override ApiObject Prepare(ResourceStrategy strategy, ApiObject obj, ApiObject old)
        {
            var (request, before) = ((CertificateSigningRequest)obj, (CertificateSigningRequest)old);
            return request with { Spec = before.Spec, Status = before.Status with { Conditions = request.Status.Conditions } };
        }

        public override void Validate(ResourceStrategy strategy, ApiObject obj, ApiObject old, FieldErrors errors) =>
            ((CertificateSigningRequestStrategy)strategy).ValidateChange((CertificateSigningRequest)obj, (CertificateSigningRequest)old, false, true, errors);
    }
}
