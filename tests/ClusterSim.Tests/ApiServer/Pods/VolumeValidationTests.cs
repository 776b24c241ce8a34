namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class VolumeValidationTests
{
    [TestCase("{name: v}", "")]
    [TestCase("{emptyDir: {}}", "spec.volumes[0].name: Required value")]
    [TestCase("{name: A_b, emptyDir: {}}", "spec.volumes[0].name: Invalid value: \"A_b\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')")]
    [TestCase("{name: v, emptyDir: {sizeLimit: -1}}", "spec.volumes[0].emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity")]
    [TestCase("{name: v, emptyDir: {medium: HugePages-}}", "")]
    [TestCase("{name: v, emptyDir: {}, hostPath: {path: /x}}", "spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type")]
    [TestCase("{name: v, hostPath: {path: /a/../b}}", "spec.volumes[0].hostPath.path: Invalid value: \"/a/../b\": must not contain '..'")]
    [TestCase("{name: v, hostPath: {path: /a, type: Dir}}", "spec.volumes[0].hostPath.type: Unsupported value: \"Dir\": supported values: \"\", \"BlockDevice\", \"CharDevice\", \"Directory\", \"DirectoryOrCreate\", \"File\", \"FileOrCreate\", \"Socket\"")]
    [TestCase("{name: v, secret: {}}", "spec.volumes[0].secret.secretName: Required value")]
    [TestCase("{name: v, secret: {secretName: s, defaultMode: 512}}", "spec.volumes[0].secret.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive")]
    [TestCase("{name: v, configMap: {name: c, items: [{key: '', path: /a}, {key: k, path: ../x, mode: -1}]}}", "spec.volumes[0].configMap.items[0].key: Required value\nspec.volumes[0].configMap.items[0].path: Invalid value: \"/a\": must be a relative path\nspec.volumes[0].configMap.items[1].path: Invalid value: \"../x\": must not contain '..'\nspec.volumes[0].configMap.items[1].mode: Invalid value: -1: must be a number between 0 and 0777 (octal), both inclusive")]
    [TestCase("{name: v, downwardAPI: {items: [{path: a, fieldRef: {fieldPath: status.podIP}}, {path: b}]}}", "spec.volumes[0].downwardAPI.fieldRef.fieldPath: Unsupported value: \"status.podIP\": supported values: \"metadata.annotations\", \"metadata.labels\", \"metadata.name\", \"metadata.namespace\", \"metadata.uid\"\nspec.volumes[0].downwardAPI: Required value: one of fieldRef and resourceFieldRef is required")]
    [TestCase("{name: v, persistentVolumeClaim: {}}", "spec.volumes[0].persistentVolumeClaim.claimName: Required value")]
    [TestCase("{name: v, nfs: {server: '', path: rel}}", "spec.volumes[0].nfs.server: Required value\nspec.volumes[0].nfs.path: Invalid value: \"rel\": must be an absolute path")]
    [TestCase("{name: v, csi: {driver: ''}}", "spec.volumes[0].csi.driver: Required value\nspec.volumes[0].csi.driver: Invalid value: \"\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')")]
    [TestCase("{name: v, ephemeral: {}}", "spec.volumes[0].ephemeral.volumeClaimTemplate: Required value")]
    [TestCase("{name: v, ephemeral: {volumeClaimTemplate: {spec: {}}}}", "spec.volumes[0].ephemeral.volumeClaimTemplate.spec.accessModes: Required value: at least 1 access mode is required\nspec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value")]
    [TestCase("{name: v, projected: {sources: [{}, {secret: {name: s}, configMap: {name: c}}]}}", "spec.volumes[0].projected.sources[1]: Forbidden: may not specify more than 1 volume type per source")]
    [TestCase("{name: v, projected: {sources: [{serviceAccountToken: {path: t, expirationSeconds: 60}}]}}", "spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes")]
    [TestCase("{name: v, projected: {sources: [{secret: {name: s, items: [{key: k, path: p}]}}, {configMap: {name: c, items: [{key: k, path: p}]}}]}}", "spec.volumes[0].projected: Invalid value: \"c\": conflicting duplicate paths")]
    [TestCase("{name: v, iscsi: {targetPortal: '', iqn: x, lun: 300}}", "spec.volumes[0].iscsi.targetPortal: Required value\nspec.volumes[0].iscsi.iqn: Invalid value: \"x\": must be valid format starting with iqn, eui, or naa\nspec.volumes[0].iscsi.lun: Invalid value: 300: must be between 0 and 255, inclusive")]
    [TestCase("{name: v, image: {reference: '', pullPolicy: Some}}", "spec.volumes[0].image.reference: Required value\nspec.volumes[0].image.pullPolicy: Unsupported value: \"Some\": supported values: \"Always\", \"IfNotPresent\", \"Never\"")]
    [TestCase("{name: v, gcePersistentDisk: {pdName: '', partition: 256}}", "spec.volumes[0].persistentDisk.pdName: Required value\nspec.volumes[0].persistentDisk.partition: Invalid value: 256: must be between 1 and 255, inclusive")]
    [TestCase("{name: v, fc: {targetWWNs: [a]}}", "spec.volumes[0].fc.lun: Required value: lun is required if targetWWNs is specified")]
    [TestCase("{name: v, azureFile: {}}", "spec.volumes[0].azureFile.secretName: Required value\nspec.volumes[0].azureFile.shareName: Required value")]
    [TestCase("{name: v, rbd: {monitors: [], image: ''}}", "spec.volumes[0].rbd.monitors: Required value\nspec.volumes[0].rbd.image: Required value")]
    public void Knows_what_a_source_of_a_volume_needs(string volume, string faults) =>
        PodText.Faults(PodText.WithSpec($"{{volumes: [{volume}], serviceAccountName: sa}}")).Should().Be(faults);

    [TestCase("{name: nope, mountPath: /x}", "spec.containers[0].volumeMounts[0].name: Not found: \"nope\"")]
    [TestCase("{name: v}", "spec.containers[0].volumeMounts[0].mountPath: Required value")]
    [TestCase("{name: v, mountPath: 'C:x:y'}", "")]
    [TestCase("{name: v, mountPath: /x, subPath: /a}", "spec.containers[0].volumeMounts.subPath: Invalid value: \"/a\": must be a relative path")]
    [TestCase("{name: v, mountPath: /x, subPath: a, subPathExpr: b}", "spec.containers[0].volumeMounts[0].subPathExpr: Invalid value: \"b\": subPathExpr and subPath are mutually exclusive")]
    [TestCase("{name: v, mountPath: /x, mountPropagation: Sideways}", "spec.containers[0].volumeMounts.mountPropagation: Unsupported value: \"Sideways\": supported values: \"Bidirectional\", \"HostToContainer\", \"None\"")]
    [TestCase("{name: v, mountPath: /x, mountPropagation: Bidirectional}", "spec.containers[0].volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers")]
    [TestCase("{name: v, mountPath: /x, recursiveReadOnly: Enabled}", "spec.containers[0].volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true")]
    public void Knows_how_a_volume_may_be_mounted(string mount, string faults) =>
        PodText.Faults(PodText.WithContainer($"{{volumeMounts: [{mount}]}}", "{volumes: [{name: v, emptyDir: {}}]}")).Should().Be(faults);

    [Test]
    public void Mounts_one_volume_at_one_path()
    {
        var pod = PodText.WithContainer("{volumeMounts: [{name: v, mountPath: /x}, {name: v, mountPath: /x}]}", "{volumes: [{name: v, emptyDir: {}}]}");

        var faults = PodText.Faults(pod);

        faults.Should().Be("spec.containers[0].volumeMounts[1].mountPath: Invalid value: \"/x\": must be unique");
    }

    [Test]
    public void Offers_only_claims_as_block_devices()
    {
        var pod = PodText.WithContainer("{volumeDevices: [{name: v, devicePath: /dev/x}]}", "{volumes: [{name: v, emptyDir: {}}]}");

        var faults = PodText.Faults(pod);

        faults.Should().Be("spec.containers[0].volumeDevices[0].name: Invalid value: \"v\": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
    }

    [Test]
    public void Mounts_tokens_only_for_an_account()
    {
        var pod = PodText.WithSpec("{volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: t}}]}}]}");

        var faults = PodText.Faults(pod);

        faults.Should().Be("spec.volumes[0].projected.sources[0].serviceAccountToken: Forbidden: must not be specified when serviceAccountName is not set");
    }
}
