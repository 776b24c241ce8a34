using ClusterSim.Api.Certificates;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a CertificateSigningRequest. What is stored already with an old flaw may keep it.</summary>
/// <remarks>Source: certificates/validation/validation.go (v1.36).</remarks>
internal static class CertificateSigningRequestValidation
{
    private const int MinSeconds = 600;
    private const string LegacySigner = "kubernetes.io/legacy-unknown"; // LegacyUnknownSignerName

    private static readonly string[] Usages =
    [
        "any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment", "decipher only", "digital signature", "email protection",
        "encipher only", "ipsec end system", "ipsec tunnel", "ipsec user", "key agreement", "key encipherment", "microsoft sgc", "netscape sgc", "ocsp signing", "s/mime",
        "server auth", "signing", "timestamping",
    ];

    private static readonly string[] FinalTypes = ["Approved", "Denied", "Failed"];
    private static readonly string[] States = ["False", "True", "Unknown"];

    public static void Validate(CertificateSigningRequest request, CertificateSigningRequest? old, FieldErrors errors)
    {
        var (spec, path) = (request.Spec, FieldPath.Spec);
        if (CertificateText.WhyNoRequest(spec.Request) is { } why)
            errors.Invalid(path["request"], spec.Request, why);
        ValidateUsages(spec.Usages, old?.Spec.Usages ?? [], path["usages"], errors);
        if (spec.SignerName == LegacySigner && old?.Spec.SignerName != LegacySigner)
            errors.Invalid(path["signerName"], spec.SignerName, "the legacy signerName is not allowed via this API version");
        else
            SignerNameSyntax.Validate(spec.SignerName, path["signerName"], errors);
        if (spec.ExpirationSeconds < MinSeconds)
            errors.Invalid(path["expirationSeconds"], spec.ExpirationSeconds, "may not specify a duration less than 600 seconds (10 minutes)");
        ValidateConditions(request.Status.Conditions, old?.Status.Conditions ?? [], FieldPath.Status["conditions"], errors);
        var isFree = old is not null && (request.Status.Certificate == old.Status.Certificate || CertificateText.WhyNoCertificates(old.Status.Certificate) is not null);
        if (!isFree && CertificateText.WhyNoCertificates(request.Status.Certificate) is { } wrong)
            errors.Invalid(FieldPath.Status["certificate"], "<certificate data>", wrong);
    }

    /// <summary>Checks what a change may touch: approval and certificate each have a path of their own.</summary>
    public static void ValidateChange(CertificateSigningRequest request, CertificateSigningRequest old, bool signs, bool approves, FieldErrors errors)
    {
        var (conditions, certificate) = (FieldPath.Status["conditions"], FieldPath.Status["certificate"]);
        foreach (var type in FinalTypes.Where(type => Count(request, type) < Count(old, type)))
            errors.Forbidden(conditions, $"updates may not remove a condition of type {GoText.Quote(type)}");
        if (!approves)
            foreach (var type in FinalTypes.Where(type => type != "Failed" && Count(request, type) > Count(old, type)))
                errors.Forbidden(conditions, $"updates may not add a condition of type {GoText.Quote(type)}");
        if (request.Status.Certificate == old.Status.Certificate)
            return;
        if (!signs)
            errors.Forbidden(certificate, "updates may not set certificate content");
        else if (old.Status.Certificate is { Length: > 0 })
            errors.Forbidden(certificate, "updates may not modify existing certificate content");
    }

    private static int Count(CertificateSigningRequest request, string type) => request.Status.Conditions.Count(condition => condition.Type == type);

    private static void ValidateUsages(ValueList<string> usages, ValueList<string> old, FieldPath path, FieldErrors errors)
    {
        if (usages.Count == 0)
            errors.Required(path);
        for (var i = 0; i < usages.Count && old.All(Usages.Contains); i++)
            if (!Usages.Contains(usages[i]))
                errors.NotSupported(path[i], usages[i], Usages);
        for (var i = 0; i < usages.Count && old.Distinct().Count() == old.Count; i++)
            if (usages.Take(i).Contains(usages[i]))
                errors.Duplicate(path[i], usages[i]);
    }

    private static void ValidateConditions(ValueList<CertificateSigningRequestCondition> conditions, ValueList<CertificateSigningRequestCondition> old, FieldPath path, FieldErrors errors)
    {
        var oldTypes = old.Select(condition => condition.Type).ToList();
        var mayBeBoth = oldTypes.Contains("Approved") && oldTypes.Contains("Denied");
        for (var i = 0; i < conditions.Count; i++)
        {
            var (type, status) = (conditions[i].Type, conditions[i].Status);
            string[] states = FinalTypes.Contains(type) ? ["True"] : States;
            if (type.Length == 0 && !oldTypes.Contains(""))
                errors.Required(path[i]["type"]);
            if (status.Length == 0)
                errors.Required(path[i]["status"]);
            else if (!states.Contains(status))
                errors.NotSupported(path[i]["status"], status, states);
            var opposite = type switch { "Approved" => "Denied", "Denied" => "Approved", _ => null };
            if (!mayBeBoth && opposite is not null && conditions.Take(i).Any(other => other.Type == opposite))
                errors.Invalid(path[i]["type"], type, "Approved and Denied conditions are mutually exclusive");
            if (oldTypes.Distinct().Count() == oldTypes.Count && conditions.Take(i).Any(other => other.Type == type))
                errors.Duplicate(path[i]["type"], type);
        }
    }
}
